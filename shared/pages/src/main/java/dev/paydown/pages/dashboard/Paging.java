package dev.paydown.pages.dashboard;

import java.util.List;

/**
 * What a list that may go over several pages shows of itself.
 *
 * @param name by which its place on the page is addressed
 * @param said how many there are, and which of them these are
 * @param before the address of the page before; empty: this is the first
 * @param after the address of the next; empty: this is the last
 */
record Paging(String name, String said, String before, String after) {

  /** Whether there is more of it than is shown. */
  boolean isPart() {
    return !before.isEmpty() || !after.isEmpty();
  }

  /**
   * What of a list is shown.
   *
   * @param skipped how many rows stand before these
   */
  record Shown<T>(List<T> rows, int skipped, Paging paging) {}
}
