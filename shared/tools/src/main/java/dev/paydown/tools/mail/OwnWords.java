package dev.paydown.tools.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the author of a mail wrote in it: without quotations, without what is forwarded, and without
 * the signature, as far as mail programs mark them.
 *
 * @param isForward whether a mark of forwarding stands in it
 */
record OwnWords(String text, boolean isForward) {
  private static final int MOST_LINES = 5_000;
  private static final Pattern FORWARD =
      Pattern.compile(
          "\\s*(?:-{2,} ?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré"
              + "|Mensaje reenviado|Messaggio inoltrato) ?-{2,}|Begin forwarded message:"
              + "|Anfang der weitergeleiteten Nachricht:).{0,200}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTATION =
      Pattern.compile(
          "\\s*(?:-{2,} ?(?:Original Message|Original Appointment|Ursprüngliche Nachricht"
              + "|Message d'origine|Mensaje original|Messaggio originale) ?-{2,}|_{20,}).{0,200}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "\\s*(?:On|Am|Le|El|Il|Op|Den)\\b.{1,400}"
              + "(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev).{0,200}:\\s*");
  private static final Pattern HEADER =
      Pattern.compile(
          "\\s*\\*{0,2}(?:From|Von|De|Da|Van):\\*{0,2}\\s.{1,400}", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEXT_HEADER =
      Pattern.compile(
          "\\s*\\*{0,2}(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|To|An)"
              + ":\\*{0,2}\\s.{0,400}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "-- ?|(?:Sent from my|Get Outlook for|Von meinem|Envoyé de mon)\\b.{0,200}",
          Pattern.CASE_INSENSITIVE);

  private static OwnWords of(StringBuilder own, boolean isForward) {
    return new OwnWords(own.toString().strip().replaceAll("\\n\\s*\\n", "\n\n"), isForward);
  }

  static OwnWords of(String written) {
    List<String> lines = written.lines().limit(MOST_LINES).toList();
    StringBuilder own = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      if (FORWARD.matcher(line).matches()) {
        return of(own, true);
      }
      if (SIGNATURE.matcher(line.stripTrailing()).matches() || isQuotation(line, next)) {
        break;
      }
      if (isAttribution(line, next)) {
        int after = ATTRIBUTION.matcher(line).matches() ? i + 1 : i + 2;
        if (!isQuoted(lines, after)) {
          break;
        }
        i = after - 1;
      } else if (!line.stripLeading().startsWith(">")) {
        own.append(line).append('\n');
      }
    }
    return of(own, false);
  }

  private static boolean isQuotation(String line, String next) {
    return QUOTATION.matcher(line).matches()
        || (HEADER.matcher(line).matches() && NEXT_HEADER.matcher(next).matches());
  }

  /** Who wrote what is quoted below, in one line or broken into two. */
  private static boolean isAttribution(String line, String next) {
    return ATTRIBUTION.matcher(line).matches()
        || (!line.isBlank()
            && !line.strip().endsWith(":")
            && next.length() < 200
            && ATTRIBUTION.matcher(line + " " + next.strip()).matches());
  }

  /** Whether the next line with something in it is quoted; the answers may stand between. */
  private static boolean isQuoted(List<String> lines, int from) {
    return lines.stream()
        .skip(from)
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> line.stripLeading().startsWith(">"))
        .isPresent();
  }
}
