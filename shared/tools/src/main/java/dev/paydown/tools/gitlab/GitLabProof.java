package dev.paydown.tools.gitlab;

import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.PlainSecret;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Whether a delivery is GitLab's, and the id by which it is known again. */
final class GitLabProof {
  private static final List<String> OF_A_SIGNATURE =
      List.of("webhook-signature", "webhook-id", "webhook-timestamp");
  private static final String TOKEN = "x-gitlab-token";
  private static final String KEY = "idempotency-key";
  private static final String UUID = "x-gitlab-event-uuid";

  private GitLabProof() {}

  static Verdict verdict(Delivery delivery, List<String> secrets) {
    if (OF_A_SIGNATURE.stream().anyMatch(delivery.headers()::containsKey)) {
      return StandardWebhooks.verify(delivery, secrets);
    }
    Optional<String> token = delivery.header(TOKEN).filter(sent -> !sent.isEmpty());
    if (token.isEmpty()) {
      return new Verdict.Refused(TOKEN + " is not sent once, with the secret");
    }
    return PlainSecret.isOneOf(secrets, token.get())
        ? identified(delivery)
        : new Verdict.Refused(TOKEN + " is not a secret of this connection");
  }

  private static Verdict identified(Delivery delivery) {
    boolean hasOnlyUuid =
        !delivery.headers().containsKey(KEY) && delivery.headers().containsKey(UUID);
    return hasOnlyUuid
        ? ofThisBody(HexSignature.identified(delivery, UUID), delivery.body())
        : HexSignature.identified(delivery, KEY);
  }

  private static Verdict ofThisBody(Verdict ofTheRequest, byte[] body) {
    return switch (ofTheRequest) {
      case Verdict.Genuine(String uuid) ->
          new Verdict.Genuine(uuid + "-" + HexFormat.of().formatHex(Hmac.digest(body)));
      case Verdict.Refused _, Verdict.Handshake _ -> ofTheRequest;
    };
  }
}
