package dev.paydown.brain.forecast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes room in the order for a link that disagrees with it. One search goes ahead from where the
 * link leads to, lowest rank first; the other goes back from where it comes from, highest rank
 * first. Whoever has looked at fewer links takes the next step. They meet in a cycle, or pass each
 * other; then all that the first has passed belongs behind all that the second has.
 */
final class TwoWaySearch {
  private static final byte UNSEEN = 0;
  private static final byte AHEAD = 1;
  private static final byte BACK = 2;

  private final DynamicLinks links;
  private final RankedLine line;
  private final byte[] seen;

  /** The node from which a search came upon this one. */
  private final int[] via;

  private final NodeHeap ahead = new NodeHeap();
  private final NodeHeap back = new NodeHeap();

  /**
   * What the searches have passed, by growing rank: that ahead from the front of the array on, that
   * back up to its end.
   */
  private final int[] passed;

  private int aheadEnd;
  private int backStart;

  TwoWaySearch(DynamicLinks links, RankedLine line) {
    this.links = links;
    this.line = line;
    seen = new byte[line.size()];
    via = new int[line.size()];
    passed = new int[line.size()];
    backStart = line.size();
  }

  /**
   * Moves nodes so that {@code from} stands before {@code to}, which it does not now.
   *
   * @return empty where they moved; else a way from {@code to} to {@code from}, and nothing moved
   */
  Optional<List<Integer>> order(int from, int to) {
    seeAhead(to, to);
    seeBack(from, from);
    int meeting = search(line.rank(from), line.rank(to));
    Optional<List<Integer>> cycle = Optional.empty();
    if (meeting == DynamicLinks.NONE) {
      move(from, to);
    } else {
      cycle = Optional.of(cycle(meeting));
    }
    forget();
    return cycle;
  }

  private void seeAhead(int node, int before) {
    seen[node] = AHEAD;
    via[node] = before;
    ahead.push(line.rank(node), node);
  }

  private void seeBack(int node, int behind) {
    seen[node] = BACK;
    via[node] = behind;
    back.push(-line.rank(node), node);
  }

  /** Returns the link on which the two searches met, if they did. */
  private int search(long highest, long lowest) {
    long balance = 0;
    while (!ahead.isEmpty() && !back.isEmpty() && ahead.leastKey() < -back.leastKey()) {
      if (balance <= 0) {
        int node = ahead.pop();
        passed[aheadEnd++] = node;
        for (int link = links.firstOut(node);
            link != DynamicLinks.NONE;
            link = links.nextOut(link)) {
          balance++;
          int next = links.to(link);
          if (seen[next] == BACK) {
            return link;
          }
          // What stands behind both ends already need not move, nor does anything behind it.
          if (seen[next] == UNSEEN && line.rank(next) < highest) {
            seeAhead(next, node);
          }
        }
      } else {
        int node = back.pop();
        passed[--backStart] = node;
        for (int link = links.firstIn(node); link != DynamicLinks.NONE; link = links.nextIn(link)) {
          balance--;
          int next = links.from(link);
          if (seen[next] == AHEAD) {
            return link;
          }
          if (seen[next] == UNSEEN && line.rank(next) > lowest) {
            seeBack(next, node);
          }
        }
      }
    }
    return DynamicLinks.NONE;
  }

  private List<Integer> cycle(int meeting) {
    Deque<Integer> nodes = new ArrayDeque<>();
    int node = links.from(meeting);
    nodes.addFirst(node);
    while (via[node] != node) {
      node = via[node];
      nodes.addFirst(node);
    }
    node = links.to(meeting);
    nodes.addLast(node);
    while (via[node] != node) {
      node = via[node];
      nodes.addLast(node);
    }
    return List.copyOf(nodes);
  }

  /**
   * A search with nothing left to look at has passed all that must move on its side. Else all below
   * the lowest node still to be looked at ahead is passed ahead, and all above it is passed back:
   * both go right before it.
   */
  private void move(int from, int to) {
    if (ahead.isEmpty()) {
      line.moveBehind(from, passed, 0, aheadEnd);
    } else if (back.isEmpty()) {
      line.moveBefore(to, passed, backStart, passed.length);
    } else {
      int border = ahead.node(0);
      int above = backStart;
      while (above < passed.length && line.rank(passed[above]) < line.rank(border)) {
        above++;
      }
      line.moveBefore(border, passed, 0, aheadEnd);
      line.moveBefore(passed[0], passed, above, passed.length);
    }
  }

  private void forget() {
    for (int i = 0; i < aheadEnd; i++) {
      seen[passed[i]] = UNSEEN;
    }
    for (int i = backStart; i < passed.length; i++) {
      seen[passed[i]] = UNSEEN;
    }
    for (int i = 0; i < ahead.size(); i++) {
      seen[ahead.node(i)] = UNSEEN;
    }
    for (int i = 0; i < back.size(); i++) {
      seen[back.node(i)] = UNSEEN;
    }
    ahead.clear();
    back.clear();
    aheadEnd = 0;
    backStart = passed.length;
  }
}
