package dev.paydown.brain.settings;

import java.time.DayOfWeek;
import java.util.List;

/** Who gets the weekly statement, and when in their own zone. */
public record StatementSettings(List<String> to, DayOfWeek day, int hour) {
  public StatementSettings {
    to = List.copyOf(to);
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("statement.hour " + hour + " is not 0 to 23");
    }
  }
}
