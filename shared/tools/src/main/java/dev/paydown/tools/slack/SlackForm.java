package dev.paydown.tools.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.json.FormJson;
import dev.paydown.tools.json.HostileJson;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bodies that Slack sends: JSON for events, a form with JSON in its field {@code payload} for
 * interactions, a plain form for slash commands (Slack docs, Interactivity, Slash commands).
 */
final class SlackForm {
  private static final int NAME = 60;
  private static final Pattern BEGINS = Pattern.compile("(?s)[a-z_]{1,40}=.*");

  private SlackForm() {}

  static HostileJson.Parsed json(byte[] body) {
    return FormJson.parse(body, "payload");
  }

  /** Whether it is a form without JSON in it. */
  static boolean isPlain(byte[] body) {
    String begins = new String(body, 0, Math.min(body.length, NAME), UTF_8);
    return BEGINS.matcher(begins).matches() && !begins.startsWith("payload=");
  }

  /** That field of a plain form. */
  static Optional<String> field(byte[] body, String name) {
    return Arrays.stream(new String(body, UTF_8).split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst()
        .filter(value -> !value.isBlank());
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
