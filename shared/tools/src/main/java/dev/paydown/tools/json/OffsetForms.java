package dev.paydown.tools.json;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Ways to write an instant with its offset that are not RFC 3339's. */
public final class OffsetForms {
  /**
   * {@code 2026-11-23T09:00:00.000+0100}: the offset may lack its colon, as Atlassian writes it.
   */
  public static final DateTimeFormatter COLON_OR_NOT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HHMM", "+0000")
          .optionalEnd()
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private OffsetForms() {}
}
