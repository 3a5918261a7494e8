package dev.paydown.functions.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form as a browser posts it, {@code application/x-www-form-urlencoded}. */
public final class Form {
  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** What came of reading a request as a form. */
  public sealed interface Posted {}

  /** A form. */
  public record Filled(Form form) implements Posted {}

  /** Longer than a form of this page can be. */
  public record TooLong() implements Posted {}

  /** Not encoded as a form. */
  public record Garbled() implements Posted {}

  /** Reads the request's body, if it is no longer than this. */
  public static Posted posted(Request request, int largestBytes) {
    try {
      return request.isLongerThan(largestBytes) ? new TooLong() : new Filled(of(request.body()));
    } catch (IllegalArgumentException garbled) {
      return new Garbled();
    }
  }

  /**
   * Reads the posted bytes.
   *
   * @throws IllegalArgumentException if a percent sign begins no byte
   */
  public static Form of(byte[] body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (!pair.isEmpty()) {
        int split = pair.indexOf('=');
        String name = split < 0 ? pair : pair.substring(0, split);
        String value = split < 0 ? "" : pair.substring(split + 1);
        fields.computeIfAbsent(decode(name), made -> new ArrayList<>()).add(decode(value));
      }
    }
    return new Form(fields);
  }

  /** The field's value, trimmed, if it was filled in exactly once. */
  public Optional<String> one(String name) {
    List<String> values = all(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /** Every value of the field that is not blank, trimmed. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
