package dev.paydown.bench.growth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which parts are asked for, and how large. */
record Sizes(Set<String> parts, Map<String, Integer> numbers) {
  static Sizes of(String[] arguments) {
    Set<String> parts = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        parts.add(argument);
      } else {
        numbers.put(
            argument.substring(0, equals), Integer.parseInt(argument.substring(equals + 1)));
      }
    }
    return new Sizes(parts, numbers);
  }

  boolean has(String part) {
    return parts.isEmpty() || parts.contains(part);
  }

  int number(String name, int usual) {
    return numbers.getOrDefault(name, usual);
  }
}
