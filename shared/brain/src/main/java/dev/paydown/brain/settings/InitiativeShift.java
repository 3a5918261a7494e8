package dev.paydown.brain.settings;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a slip does to followers below some initiatives, where that is not what the workspace does.
 *
 * @param match the initiative's id, {@code *} standing for anything; what it contains follows it
 */
public record InitiativeShift(String match, ShiftMode shift) {

  /** Whether the initiative with this id is meant. */
  public boolean matches(String id) {
    return Pattern.matches(
        Stream.of(match.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        id);
  }
}
