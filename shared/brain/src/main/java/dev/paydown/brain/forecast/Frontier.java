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

  /** What has come out otherwise since the last advance, with what stood before. */
  private final IntList positions = new IntList();

  private final IntList startsBefore = new IntList();
  private final IntList finishesBefore = new IntList();
  private final IntList marksBefore = new IntList();

  /** A frontier in a plan whose dates are worked out. */
  Frontier(Plan plan) {
    this.plan = plan;
    isWaiting = new long[(plan.size() + Long.SIZE - 1) / Long.SIZE];
  }

  /**
   * Takes in a position whose own plan changes, before it does or after. The first change behind an
   * advance begins a new record.
   */
  void change(int at) {
    if (waiting.isEmpty()) {
      positions.clear();
      startsBefore.clear();
      finishesBefore.clear();
      marksBefore.clear();
    }
    keep(at, plan.start(at), plan.finish(at), plan.marks(at));
  }

  /** Works out what follows; what comes out otherwise carries the change on in its turn. */
  private void reach(int at) {
    int start = plan.start(at);
    int finish = plan.finish(at);
    int marks = plan.marks(at);
    if (plan.settle(at)) {
      keep(at, start, finish, marks);
    }
  }

  private void keep(int at, int start, int finish, int marks) {
    if ((isWaiting[at >>> 6] & (1L << at)) == 0) {
      isWaiting[at >>> 6] |= 1L << at;
      waiting.push(at, positions.size());
      positions.add(at);
      startsBefore.add(start);
      finishesBefore.add(finish);
      marksBefore.add(marks);
    }
  }

  /**
   * Moves all that follows from the changes.
   *
   * @return what has moved, as places in the record of this frontier, in topological order
   */
  int[] advance() {
    IntList moved = new IntList();
    while (!waiting.isEmpty()) {
      int place = waiting.pop();
      int at = positions.get(place);
      isWaiting[at >>> 6] &= ~(1L << at);
      plan.settle(at);
      if (hasMoved(place)) {
        moved.add(place);
        for (int link = plan.firstOut(at); link < plan.firstOut(at + 1); link++) {
          reach(plan.target(link));
        }
      }
    }
    return moved.toArray();
  }

  /** Two changes may cancel each other. */
  private boolean hasMoved(int place) {
    int at = positions.get(place);
    return plan.start(at) != startsBefore.get(place)
        || plan.finish(at) != finishesBefore.get(place)
        || plan.marks(at) != marksBefore.get(place);
  }

  /** How many positions were changed, or came out otherwise at some time. */
  int touched() {
    return positions.size();
  }

  int position(int place) {
    return positions.get(place);
  }

  /** The start before, or {@link DayColumn#NONE}. */
  int startBefore(int place) {
    return startsBefore.get(place);
  }

  /** The finish before, or {@link DayColumn#NONE}. */
  int finishBefore(int place) {
    return finishesBefore.get(place);
  }
}
