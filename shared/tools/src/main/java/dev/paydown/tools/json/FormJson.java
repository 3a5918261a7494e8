package dev.paydown.tools.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** JSON that is sent as one field of a form, or plainly: tools let their users choose. */
public final class FormJson {
  private FormJson() {}

  /**
   * Reads the body, or that field of it where the body begins like a form with that field: JSON
   * never does.
   */
  public static HostileJson.Parsed parse(byte[] body, String field) {
    String begins = field + "=";
    byte[] prefix = begins.getBytes(UTF_8);
    if (body.length < prefix.length || !new String(body, 0, prefix.length, UTF_8).equals(begins)) {
      return HostileJson.parse(body);
    }
    String text = new String(body, prefix.length, body.length - prefix.length, UTF_8);
    int end = text.indexOf('&');
    try {
      String json = URLDecoder.decode(end < 0 ? text : text.substring(0, end), UTF_8);
      return HostileJson.parse(json.getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return new HostileJson.Malformed("the body is a form whose " + field + " is not encoded");
    }
  }
}
