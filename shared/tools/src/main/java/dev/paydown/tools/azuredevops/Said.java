package dev.paydown.tools.azuredevops;

import dev.paydown.tools.json.BadField;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a delivery about a pull request says that happened, which only its message tells: {@code Ada
 * approved pull request 12 (New checkout) in web}. What somebody calls their pull request stands
 * after those words, and is not taken for them.
 *
 * @param name who did it, as they are called; empty where it is not said in a way known here
 */
record Said(String name, What what) {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "^((?:(?!pull request).){1,256}?) (?:has )?(updated the source branch of|changed the reviewer list (?:for|on|in|of)"
              + "|approved and left suggestions (?:in|on)|approved|is waiting for the author (?:in|on)"
              + "|rejected|voted on|completed|abandoned|reactivated) (?:the )?pull request\\b");

  /** What happened. */
  enum What {
    PUSHED,
    REVIEWERS,
    VOTED,
    REACTIVATED,
    /** Something that the pull request itself shows. */
    OTHER
  }

  static Said of(Event event) throws BadField {
    Matcher message = MESSAGE.matcher(event.body().object("message").text("text").orElse(""));
    if (!message.find()) {
      return new Said("", What.OTHER);
    }
    return new Said(message.group(1), what(message.group(2)));
  }

  private static What what(String words) {
    if (words.startsWith("updated")) {
      return What.PUSHED;
    }
    if (words.startsWith("changed")) {
      return What.REVIEWERS;
    }
    return switch (words) {
      case "completed", "abandoned" -> What.OTHER;
      case "reactivated" -> What.REACTIVATED;
      default -> What.VOTED;
    };
  }

  /** Who of them did it; nobody where two are called so. */
  Optional<Identity> who(List<Identity> shown) {
    List<Identity> called =
        shown.stream()
            .filter(one -> !name.isEmpty() && one.shown().name().equals(name))
            .distinct()
            .toList();
    return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
  }
}
