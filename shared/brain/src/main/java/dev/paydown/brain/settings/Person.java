package dev.paydown.brain.settings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One person of the workspace.
 *
 * @param email lower case; the person's identity across tools
 * @param zone absent: the workspace's
 * @param aliases the person's user ids, by connection name
 * @param lead the address of whom their debt escalates to
 */
public record Person(
    String email,
    String name,
    Optional<ZoneId> zone,
    Map<String, List<String>> aliases,
    Optional<String> lead,
    List<DaysOff> daysOff) {
  public Person {
    aliases = Map.copyOf(aliases);
    daysOff = List.copyOf(daysOff);
  }

  /** Days on which the person does not work, both ends included. */
  public record DaysOff(LocalDate from, LocalDate to) {
    public DaysOff {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("days off end on " + to + ", before " + from);
      }
    }
  }
}
