package dev.paydown.functions.dashboard;

import dev.paydown.pages.Board;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where somebody goes once they are in: to a page of that workspace, and nowhere else. */
final class Next {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.~?=&%+:,#-]{1,600}");

  private Next() {}

  static String in(String workspace, Optional<String> wanted) {
    String home = Board.of("", workspace).url();
    return wanted
        .filter(
            path -> path.equals(home) || path.startsWith(home + "/") || path.startsWith(home + "?"))
        .filter(
            path -> PLAIN.matcher(path).matches() && !path.contains("//") && !path.contains(".."))
        .filter(path -> !path.startsWith(home + "/sign-"))
        .orElse(home);
  }
}
