package dev.paydown.pages.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Content lines as RFC 5545 writes them: CRLF at the end, folded at 75 octets. */
final class ContentLines {
  private static final int OCTETS = 75;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder out = new StringBuilder();

  /** A line whose value needs no escaping. */
  ContentLines line(String name, String value) {
    int octets = 0;
    String whole = name + ":" + value;
    for (int i = 0; i < whole.length(); ) {
      int point = whole.codePointAt(i);
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(character);
      octets += size;
      i += character.length();
    }
    out.append("\r\n");
    return this;
  }

  /** A line whose value is text; line feeds in it stay line ends. */
  ContentLines text(String name, String value) {
    return line(
        name,
        value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"));
  }

  ContentLines day(String name, LocalDate day) {
    return line(name + ";VALUE=DATE", day.format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  /** An instant in UTC, to the second. */
  ContentLines moment(String name, Instant instant) {
    return line(name, MOMENT.format(instant));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
