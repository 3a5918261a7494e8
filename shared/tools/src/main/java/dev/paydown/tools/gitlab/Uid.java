package dev.paydown.tools.gitlab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an issue or a merge request is known by: GitLab's own number of it, {@code issue-5012}. */
record Uid(boolean isMerge, long number) {
  private static final Pattern FORM = Pattern.compile("(issue|mr)-([1-9][0-9]{0,17})");

  /** The one that the text writes; empty for what is neither. */
  static Optional<Uid> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Uid(form.group(1).equals("mr"), Long.parseLong(form.group(2))))
        : Optional.empty();
  }
}
