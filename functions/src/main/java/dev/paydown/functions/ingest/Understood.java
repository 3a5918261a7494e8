package dev.paydown.functions.ingest;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Reading;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a delivery was understood as, in a line for the person who sets its connection up. */
final class Understood {
  private static final int LONGEST = 300;

  private Understood() {}

  static String as(Reading reading) {
    String line =
        switch (reading) {
          case Reading.Facts(var facts) when facts.isEmpty() -> "nothing to keep";
          case Reading.Facts(var facts) ->
              facts.stream().map(Understood::kind).distinct().collect(Collectors.joining(", "));
          case Reading.Nothing(String why) -> "nothing to keep: " + why;
          case Reading.Unreadable(String why) -> "not understood: " + why;
        };
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }

  /** The record's own name, in words: item changed, link made. */
  private static String kind(Fact fact) {
    return fact.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
