package dev.paydown.brain.proposal;

import dev.paydown.brain.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** How long an answer can be put off. */
public enum SnoozeFor {
  NEXT_DAY,
  THREE_DAYS,
  ONE_WEEK,
  ONE_MONTH;

  /**
   * The preset that forms name so: {@code next-day}, {@code 3-days}, {@code 1-week}, {@code
   * 1-month}.
   */
  public static Optional<SnoozeFor> of(String label) {
    for (SnoozeFor preset : values()) {
      if (preset.label().equals(label)) {
        return Optional.of(preset);
      }
    }
    return Optional.empty();
  }

  /** The name as forms write it. */
  public String label() {
    return name()
        .toLowerCase(Locale.ROOT)
        .replace('_', '-')
        .replace("three", "3")
        .replace("one", "1");
  }

  /**
   * When it is asked again: at the start of the recipient's first working day on or after the day
   * that is this far from today.
   *
   * @param calendar the recipient's
   */
  public Instant until(WorkCalendar calendar, Instant now) {
    LocalDate today = calendar.dayOf(now);
    LocalDate day =
        switch (this) {
          case NEXT_DAY -> today.plusDays(1);
          case THREE_DAYS -> today.plusDays(3);
          case ONE_WEEK -> today.plusWeeks(1);
          case ONE_MONTH -> today.plusMonths(1);
        };
    return calendar.dayStart(calendar.onOrAfter(day));
  }
}
