package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether dates that follow an overdue item have moved far enough to say so again. */
final class Drift {
  private static final int SAY_AGAIN_DAYS = 2;
  private final Picture picture;

  Drift(Picture picture) {
    this.picture = picture;
  }

  /** Whether any date of these same targets is two working days or more from the other. */
  boolean isFar(List<Move> said, List<Move> now) {
    for (int i = 0; i < said.size(); i++) {
      if (isFar(said.get(i).to(), now.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the move's date is two working days or more from what was said. */
  boolean isFar(Optional<String> said, Move now) {
    if (now.action() != MoveAction.SET_DATE || said.isEmpty() || now.to().isEmpty()) {
      return !said.equals(now.to());
    }
    WorkCalendar calendar = picture.calendars().owner(picture.graph().item(now.node()).owner());
    long days = calendar.daysAfter(LocalDate.parse(said.get()), LocalDate.parse(now.to().get()));
    return Math.abs(days) >= SAY_AGAIN_DAYS;
  }
}
