package dev.paydown.brain.wire;

import java.util.Map;

/**
 * One mail to one person, text and HTML with the same facts.
 *
 * @param subject one line, without control characters
 * @param headers further headers, such as {@code List-Unsubscribe}
 */
public record MailMessage(
    String to, String subject, String text, String html, Map<String, String> headers) {
  public MailMessage {
    headers = Map.copyOf(headers);
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line without control characters");
    }
  }
}
