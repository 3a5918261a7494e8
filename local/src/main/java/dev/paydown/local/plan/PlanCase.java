package dev.paydown.local.plan;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question that a plan file asks. */
public sealed interface PlanCase {

  /** What the file calls it. */
  String id();

  /**
   * A plan whose dates are to be expected.
   *
   * @param idName under which the file names its cases: {@code id} or {@code name}
   * @param state what the file says, folded
   * @param nodes each item as the graph names it, by what the file calls it, in the file's order
   */
  record Scheduled(String idName, String id, WorkspaceState state, Map<String, String> nodes)
      implements PlanCase {}

  /**
   * A question about working days alone.
   *
   * @param function {@code duration}, {@code due}, {@code start} or {@code soonest}
   * @param calendar empty: nobody ever works
   * @param days how long it takes, or the lag
   */
  record Counted(
      String id,
      String function,
      Optional<WorkCalendar> calendar,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<Integer> days)
      implements PlanCase {

    /** What the working days say: a date, a number, nothing, or why there is no answer. */
    public Answer answer() {
      if (calendar.isEmpty()) {
        return new Answer(Optional.empty(), Optional.of("NO_WORKING_DAYS"));
      }
      boolean needsLength = List.of("due", "start").contains(function);
      if (needsLength && days.isPresent() && days.get() < 1) {
        return new Answer(Optional.empty(), Optional.of("INVALID_DURATION"));
      }
      return new Answer(counted(calendar.get()).map(Object::toString), Optional.empty());
    }

    private Optional<Object> counted(WorkCalendar working) {
      return switch (function) {
        case "duration" ->
            from.flatMap(first -> until.map(last -> (Object) working.span(first, last)));
        case "due" -> from.flatMap(first -> days.map(length -> working.finish(first, length)));
        case "start" -> until.flatMap(last -> days.map(length -> working.start(last, length)));
        case "soonest" -> from.map(day -> working.soonest(day, days.orElse(0)));
        default -> throw new PlanFault(id + ": no function is called " + function);
      };
    }
  }

  /** An answer in words, or why there is none. */
  record Answer(Optional<String> value, Optional<String> error) {}
}
