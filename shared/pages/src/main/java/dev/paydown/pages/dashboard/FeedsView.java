package dev.paydown.pages.dashboard;

import dev.paydown.brain.store.Feed;
import java.util.List;
import java.util.Optional;

/**
 * A person's calendar feed, and what can be taken out.
 *
 * @param fresh the address just made, which is shown this once
 */
record FeedsView(
    String calendar,
    List<String> feeds,
    Optional<String> fresh,
    String items,
    String liabilities,
    String statements) {

  static FeedsView of(Visit visit, List<Feed> feeds, Optional<String> fresh) {
    return new FeedsView(
        visit.board().page("feeds"),
        feeds.stream().map(feed -> "Made " + visit.times().at(feed.madeAt())).toList(),
        fresh,
        visit.board().page("items/csv"),
        visit.board().page("liabilities/csv"),
        visit.board().page("statements"));
  }
}
