package dev.paydown.tools.gitlab;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ValueRange;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a note that GitLab itself wrote says of an issue's due date. GitLab writes such notes in
 * English, whatever the language of its reader: {@code changed due date to July 1, 2026}, {@code
 * removed due date}, in later versions {@code removed due date July 1, 2026}, and a start date that
 * changed with it in the same note, joined by {@code and} (GitLab's source, {@code
 * SystemNotes::TimeTrackingService}).
 *
 * @param from what the note says that it was; empty where it does not say
 * @param to what it is from then on; empty: none
 */
record DueNote(Optional<LocalDate> from, Optional<LocalDate> to) {
  private static final String DATE = "([A-Z][a-z]{2,8} {1,2}[0-9]{1,2}, [0-9]{4})";
  private static final Pattern CHANGED = Pattern.compile("changed (start|due) date to " + DATE);
  private static final Pattern REMOVED =
      Pattern.compile("removed (start|due) date(?: " + DATE + ")?");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final ValueRange YEARS = ValueRange.of(1900, 2200);
  private static final int MOST = 200;

  /** A part of a note: what it says of one of the two dates. */
  private record Part(boolean isOfDue, DueNote said) {}

  /** What the note says; empty where it is not wholly of a known form, or is of no due date. */
  static Optional<DueNote> of(String note) {
    Optional<DueNote> due = Optional.empty();
    Set<Boolean> told = new HashSet<>();
    for (String text : note.length() > MOST ? List.<String>of() : parts(note)) {
      Optional<Part> part = part(text);
      if (part.isEmpty() || !told.add(part.get().isOfDue())) {
        return Optional.empty();
      }
      due = part.get().isOfDue() ? Optional.of(part.get().said()) : due;
    }
    return due;
  }

  private static List<String> parts(String note) {
    return List.of(note.strip().split(" and ", -1));
  }

  private static Optional<Part> part(String text) {
    Matcher changed = CHANGED.matcher(text);
    if (changed.matches()) {
      boolean isOfDue = changed.group(1).equals("due");
      return date(changed.group(2))
          .map(to -> new Part(isOfDue, new DueNote(Optional.empty(), Optional.of(to))));
    }
    Matcher removed = REMOVED.matcher(text);
    if (!removed.matches()) {
      return Optional.empty();
    }
    boolean isOfDue = removed.group(1).equals("due");
    Optional<String> was = Optional.ofNullable(removed.group(2));
    return was.isEmpty()
        ? Optional.of(new Part(isOfDue, new DueNote(Optional.empty(), Optional.empty())))
        : date(was.get())
            .map(from -> new Part(isOfDue, new DueNote(Optional.of(from), Optional.empty())));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.replace("  ", " "), FORM))
          .filter(date -> YEARS.isValidValue(date.getYear()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
