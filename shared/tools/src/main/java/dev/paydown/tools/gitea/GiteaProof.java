package dev.paydown.tools.gitea;

import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.FormJson;
import java.util.List;
import java.util.Optional;

/**
 * Proves a delivery by the first of its signatures that is sent: Gitea's own, Forgejo's, or the one
 * that Gogs left to both. It is over the payload: the raw body, or, of a webhook that posts a form,
 * the text of its field {@code payload} (Gitea docs, Webhooks; the code that delivers them).
 */
final class GiteaProof {
  private static final List<HexSignature> SIGNATURES =
      List.of(
          new HexSignature("x-gitea-signature", ""),
          new HexSignature("x-forgejo-signature", ""),
          new HexSignature("x-gogs-signature", ""));
  private static final List<String> IDS =
      List.of("x-gitea-delivery", "x-forgejo-delivery", "x-gogs-delivery");

  private GiteaProof() {}

  static Verdict verdict(Delivery delivery, List<String> secrets) {
    HexSignature sent =
        SIGNATURES.stream()
            .filter(one -> delivery.headers().containsKey(one.header()))
            .findFirst()
            .orElseGet(SIGNATURES::getFirst);
    byte[] payload = FormJson.text(delivery.body(), "payload").orElse(delivery.body());
    Delivery signed =
        new Delivery(delivery.url(), delivery.headers(), payload, delivery.receivedAt());
    Optional<String> fault = sent.fault(signed, secrets);
    return fault.isPresent()
        ? new Verdict.Refused(fault.get())
        : HexSignature.identified(delivery, first(delivery, IDS));
  }

  /** The first of those headers that is sent; the first of all where none is. */
  static String first(Delivery delivery, List<String> headers) {
    return headers.stream()
        .filter(delivery.headers()::containsKey)
        .findFirst()
        .orElseGet(headers::getFirst);
  }
}
