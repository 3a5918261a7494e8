package dev.paydown.tools.gitlab;

import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** How GitLab writes instants. */
final class GitLabTime {

  /**
   * {@code 2026-11-23 10:00:00 +0100}, {@code 2026-11-23 09:00:00 UTC} and {@code
   * 2026-11-23T09:00:00.000Z}: all occur, even in one delivery.
   */
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "UTC")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private GitLabTime() {}

  static Optional<Instant> in(Fields of, String name) throws BadField {
    return of.instant(name, FORM, "a time as GitLab writes it");
  }
}
