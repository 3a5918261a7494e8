package dev.paydown.brain.settings;

import java.util.regex.Pattern;

/**
 * Who owns what nobody is named on.
 *
 * @param match the beginning of an item id, {@code *} standing for anything: {@code jira:PROJ-*}
 */
public record Area(String match, String owner) {

  /** Whether the item with this id belongs to the area. */
  public boolean matches(String id) {
    StringBuilder pattern = new StringBuilder();
    for (String part : match.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern + ".*").matcher(id).matches();
  }
}
