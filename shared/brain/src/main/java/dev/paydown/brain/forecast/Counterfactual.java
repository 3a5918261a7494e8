package dev.paydown.brain.forecast;

/**
 * What one item's own delay costs those behind it: the same plan, with the delay taken out and the
 * difference carried on by a {@link Frontier}. What is overdue besides stays as late as it is
 * expected now; only what waits behind the item and has not begun goes by its dates again, since it
 * would have been begun.
 */
final class Counterfactual {
  private final Plan actual;
  private final Plan without;
  private final Frontier frontier;

  /** Takes delays out of a plan whose dates are worked out; it stays as it is. */
  Counterfactual(Plan actual) {
    this.actual = actual;
    this.without = actual.withoutToday();
    for (int at = 0; at < actual.size(); at++) {
      stand(at);
    }
    without.settle();
    this.frontier = new Frontier(without);
  }

  /** As it stands while nobody's delay is taken out. */
  private void stand(int at) {
    without.standAs(actual, at);
    if (actual.isOverdue(at)) {
      without.finishOn(at, actual.finish(at));
    }
  }

  /**
   * The sum of the working days, each by its owner's calendar, by which live positions are expected
   * later than if another had finished on that day.
   */
  long delayDays(int at, int finished, int[] behind) {
    for (int follower : behind) {
      if (actual.standing(follower) == Plan.OPEN && actual.isOverdue(follower)) {
        without.standAs(actual, follower);
        frontier.change(follower);
      }
    }
    without.standAs(actual, at);
    without.finishOn(at, finished);
    frontier.change(at);
    frontier.advance();
    long days = 0;
    for (int follower : behind) {
      if (actual.is(follower, Plan.LIVE)) {
        days += actual.daysLater(follower, without.finish(follower));
      }
    }
    takeBack(at, behind);
    return days;
  }

  private void takeBack(int at, int[] behind) {
    for (int follower : behind) {
      if (actual.isOverdue(follower)) {
        stand(follower);
        frontier.change(follower);
      }
    }
    stand(at);
    frontier.change(at);
    frontier.advance();
  }
}
