package dev.paydown.brain.forecast;

/**
 * Carries a change through a plan: to all that it moves, in topological order, each position once,
 * and to nothing else. Where dates come out as they were, it goes no further. Its cost is that of
 * what moves and its links, however large the plan (Ramalingam and Reps, On the computational
 * complexity of dynamic graph problems, Theoretical Computer Science 158, 1996).
 */
final class Frontier {
  private final Plan plan;
  private final NodeHeap waiting = new NodeHeap();
  private final long[] isWaiting;

  /** What the last advance has moved, with what stood before. */
  private final IntList moved = new IntList();

  private final IntList startsBefore = new IntList();
  private final IntList finishesBefore = new IntList();
  private int touched;

  /** A frontier in a plan whose dates are worked out. */
  Frontier(Plan plan) {
    this.plan = plan;
    isWaiting = new long[(plan.size() + Long.SIZE - 1) / Long.SIZE];
  }

  /** Takes in a position whose own plan changes, before it does or after. */
  void change(int at) {
    if (!isWaiting(at)) {
      isWaiting[at >>> 6] |= 1L << at;
      waiting.push(at, at);
    }
  }

  private boolean isWaiting(int at) {
    return (isWaiting[at >>> 6] & (1L << at)) != 0;
  }

  /**
   * Moves all that follows from the changes.
   *
   * @return the positions that have moved, in topological order
   */
  int[] advance() {
    moved.clear();
    startsBefore.clear();
    finishesBefore.clear();
    touched = 0;
    while (!waiting.isEmpty()) {
      int at = waiting.pop();
      isWaiting[at >>> 6] &= ~(1L << at);
      touched++;
      int start = plan.start(at);
      int finish = plan.finish(at);
      int counted = plan.counted(at);
      if (plan.settle(at)) {
        moved.add(at);
        startsBefore.add(start);
        finishesBefore.add(finish);
        carryOn(at, counted);
      }
    }
    return moved.toArray();
  }

  /** What follows waits for its turn if it would move now: all that precedes it may not have. */
  private void carryOn(int at, int countedBefore) {
    int counted = plan.counted(at);
    for (int link = plan.firstOut(at); link < plan.firstOut(at + 1); link++) {
      if (plan.mayMove(link, countedBefore, counted)) {
        int target = plan.target(link);
        if (!isWaiting(target) && plan.wouldMove(target)) {
          change(target);
        }
      }
    }
  }

  /** How many positions the last advance has worked out. */
  int touched() {
    return touched;
  }

  /** The start before, or {@link DayColumn#NONE}, of what moved at that place. */
  int startBefore(int place) {
    return startsBefore.get(place);
  }

  /** The finish before, or {@link DayColumn#NONE}, of what moved at that place. */
  int finishBefore(int place) {
    return finishesBefore.get(place);
  }
}
