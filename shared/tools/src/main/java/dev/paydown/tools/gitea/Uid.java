package dev.paydown.tools.gitea;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an item is known by: the number of its repository, which stays when that is renamed or given
 * to somebody else, and the item's own number in it, written {@code 17#42}.
 *
 * <p>Gitea's own id of an issue would serve as well, but no request asks for an issue by it; and
 * deliveries about a pull request show another id, of the pull request that the issue has. Issues
 * never move to another repository.
 */
record Uid(long repository, long number) {
  /** The most that either number can be. */
  static final long MOST = 999_999_999_999L;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})#([0-9]{1,12})");

  /** The one that the text writes. */
  static Optional<Uid> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Uid(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return repository + "#" + number;
  }
}
