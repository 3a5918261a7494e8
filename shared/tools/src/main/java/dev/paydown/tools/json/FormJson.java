package dev.paydown.tools.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;

/** JSON that is sent as one field of a form, or plainly: tools let their users choose. */
public final class FormJson {
  private FormJson() {}

  /**
   * Reads the body, or that field of it where the body begins like a form with that field: JSON
   * never does.
   */
  public static HostileJson.Parsed parse(byte[] body, String field) {
    if (!isForm(body, field)) {
      return HostileJson.parse(body);
    }
    return text(body, field)
        .map(HostileJson::parse)
        .orElseGet(
            () ->
                new HostileJson.Malformed("the body is a form whose " + field + " is not encoded"));
  }

  /** What that field holds, decoded, where the body begins like a form with it. */
  public static Optional<byte[]> text(byte[] body, String field) {
    if (!isForm(body, field)) {
      return Optional.empty();
    }
    int begin = field.length() + 1;
    String text = new String(body, begin, body.length - begin, UTF_8);
    int end = text.indexOf('&');
    try {
      String decoded = URLDecoder.decode(end < 0 ? text : text.substring(0, end), UTF_8);
      return Optional.of(decoded.getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isForm(byte[] body, String field) {
    byte[] begins = (field + "=").getBytes(UTF_8);
    return body.length >= begins.length
        && Arrays.equals(body, 0, begins.length, begins, 0, begins.length);
  }
}
