package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.FormJson;
import dev.paydown.tools.mail.MailReceipt;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Deliveries proved as their vendors prove them, whatever their bodies are. */
public final class Signed {
  /** A secret that every tool can take: some want base64 of a key. */
  public static final String SECRET = secret("signed by who knows this secret ");

  private Signed() {}

  /** That text as a secret that every tool can take. */
  public static String secret(String text) {
    return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** What the vendor of that tool would send of this, to a connection with that secret. */
  public static Delivery by(String tool, String secret, Delivery sent) {
    byte[] body = sent.body();
    return switch (tool) {
      case "asana" -> with(sent, "x-hook-signature", hex(secret, body));
      case "azuredevops" -> with(sent, "authorization", "Basic " + base64("paydown:" + secret));
      case "bitbucket", "jira" -> with(sent, "x-hub-signature", "sha256=" + hex(secret, body));
      case "events" -> event(secret, sent);
      case "figma" -> figma(secret, sent);
      case "gitea" ->
          with(sent, "x-gitea-signature", hex(secret, FormJson.text(body, "payload").orElse(body)));
      case "github" -> with(sent, "x-hub-signature-256", "sha256=" + hex(secret, body));
      case "gitlab" -> with(sent, "x-gitlab-token", secret);
      case "google-calendar" -> with(sent, "x-goog-channel-token", secret);
      case "linear" -> with(sent, "linear-signature", hex(secret, body));
      case "mail" -> {
        Delivery taken =
            new MailReceipt("PASS", "PASS", "PASS", "PASS").signed(secret, body, sent.receivedAt());
        yield new Delivery(sent.url(), taken.headers(), body, sent.receivedAt());
      }
      case "monday" -> {
        long expires = sent.receivedAt().plus(Duration.ofMinutes(5)).getEpochSecond();
        yield with(sent, "authorization", Tokens.signed(secret, "{\"exp\":" + expires + "}"));
      }
      case "notion" -> with(sent, "x-notion-signature", "sha256=" + hex(secret, body));
      case "pagerduty" -> with(sent, "x-pagerduty-signature", "v1=" + hex(secret, body));
      case "sentry" -> with(sent, "sentry-hook-signature", hex(secret, body));
      case "slack" -> slack(secret, sent);
      case "trello" ->
          with(
              sent,
              "x-trello-webhook",
              Base64.getEncoder()
                  .encodeToString(
                      Hmac.sha1(secret.getBytes(UTF_8), body, sent.url().getBytes(UTF_8))));
      default -> throw new IllegalArgumentException("nobody signs for " + tool);
    };
  }

  /** A signature of CloudEvents proves the body alone: what is in headers goes with the bearer. */
  private static Delivery event(String secret, Delivery sent) {
    if (sent.headers().containsKey("ce-id")) {
      return with(sent, "authorization", "Bearer " + secret);
    }
    String id = "msg-" + HexFormat.of().formatHex(Hmac.digest(sent.body()));
    Delivery signed = sent;
    for (Map.Entry<String, String> header :
        StandardWebhooks.sign(secret, id, sent.receivedAt(), sent.body()).entrySet()) {
      signed = with(signed, header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    return signed;
  }

  /** The secret stands in the body, where that is an object. */
  private static Delivery figma(String secret, Delivery sent) {
    try {
      return new ObjectMapper().readTree(sent.body()) instanceof ObjectNode body
          ? new Delivery(
              sent.url(),
              sent.headers(),
              body.put("passcode", secret).toString().getBytes(UTF_8),
              sent.receivedAt())
          : sent;
    } catch (IOException notJson) {
      return sent;
    }
  }

  private static Delivery slack(String secret, Delivery sent) {
    String seconds = Long.toString(sent.receivedAt().getEpochSecond());
    byte[] ahead = ("v0:" + seconds + ":").getBytes(UTF_8);
    byte[] code = Hmac.sha256(secret.getBytes(UTF_8), ahead, sent.body());
    return with(
        with(sent, "x-slack-request-timestamp", seconds),
        "x-slack-signature",
        "v0=" + HexFormat.of().formatHex(code));
  }

  private static Delivery with(Delivery sent, String header, String value) {
    Map<String, List<String>> headers = new HashMap<>(sent.headers());
    headers.put(header, List.of(value));
    return new Delivery(sent.url(), headers, sent.body(), sent.receivedAt());
  }

  private static String hex(String secret, byte[] body) {
    return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), body));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
