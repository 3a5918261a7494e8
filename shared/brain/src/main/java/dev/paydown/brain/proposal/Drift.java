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

  /**
   * Whether what was said of these same targets has to be said otherwise: a date is two working
   * days or more from the other, or earlier, so that what was said asks for too much.
   */
  boolean isOutdated(List<Move> said, List<Move> now) {
    for (int i = 0; i < said.size(); i++) {
      Optional<String> to = said.get(i).to();
      if (isFar(to, now.get(i)) || isEarlier(to, now.get(i).to())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEarlier(Optional<String> said, Optional<String> now) {
    return said.isPresent() && now.isPresent() && now.get().compareTo(said.get()) < 0;
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
