package dev.paydown.aws.log;

import java.util.Optional;

/**
 * A named value of a log line, given as one of its parameters: {@code LOG.log(INFO, "mailing {0} is
 * out", new Field("mailing", id))}. In the message it stands as its value. {@code
 * docs/operations.md} lists the names.
 *
 * @param value a text, a number or a list of these; neither secret nor address
 */
public record Field(String name, Object value) {
  private static final String CORRELATION = "correlation";

  /** What the event follows from: {@link dev.paydown.brain.event.Correlation}. */
  public static Field correlation(String id) {
    return new Field(CORRELATION, id);
  }

  /** The same where it may not be known. */
  public static Field correlation(Optional<String> id) {
    return correlation(id.orElse("none"));
  }

  /** The workspace's id. */
  public static Field workspace(String id) {
    return new Field("workspace", id);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
