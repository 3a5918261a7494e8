package dev.paydown.brain.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every number after what leads to it, and which lead to themselves. Tarjan's strongly connected
 * components (SIAM J. Comput. 1, 1972), without recursion, so that a long chain is no deep stack.
 *
 * @param order what leads to it first; within a cycle in no particular order
 * @param cycles components larger than one
 */
@SuppressWarnings("ArrayRecordComponent") // carried over, never compared
record Components(int[] order, List<SortedSet<Integer>> cycles) {

  static Components of(int count, IntList from, IntList to) {
    Walk walk = new Walk(count, Adjacency.of(count, to, from, pair -> true));
    for (int number = 0; number < count; number++) {
      walk.visit(number);
    }
    return new Components(walk.order, walk.cycles);
  }

  private static final class Walk {
    private final Adjacency before;
    private final int[] index;
    private final int[] low;
    private final boolean[] isOpen;
    private final int[] next;
    private final IntList path = new IntList();
    private final IntList component = new IntList();
    private final int[] order;
    private final List<SortedSet<Integer>> cycles = new ArrayList<>();
    private int visited;
    private int done;

    Walk(int count, Adjacency before) {
      this.before = before;
      index = new int[count];
      low = new int[count];
      isOpen = new boolean[count];
      next = new int[count];
      order = new int[count];
    }

    void visit(int root) {
      if (index[root] != 0) {
        return;
      }
      open(root);
      while (!path.isEmpty()) {
        int number = path.get(path.size() - 1);
        if (next[number] < before.end(number)) {
          int earlier = before.get(next[number]++);
          if (index[earlier] == 0) {
            open(earlier);
          } else if (isOpen[earlier]) {
            low[number] = Math.min(low[number], index[earlier]);
          }
        } else {
          path.pop();
          close(number);
          if (!path.isEmpty()) {
            int above = path.get(path.size() - 1);
            low[above] = Math.min(low[above], low[number]);
          }
        }
      }
    }

    private void open(int number) {
      index[number] = ++visited;
      low[number] = visited;
      isOpen[number] = true;
      next[number] = before.begin(number);
      component.add(number);
      path.add(number);
    }

    private void close(int number) {
      if (index[number] != low[number]) {
        return;
      }
      int first = done;
      int member;
      do {
        member = component.pop();
        isOpen[member] = false;
        order[done++] = member;
      } while (member != number);
      if (done - first > 1) {
        SortedSet<Integer> cycle = new TreeSet<>();
        for (int at = first; at < done; at++) {
          cycle.add(order[at]);
        }
        cycles.add(cycle);
      }
    }
  }
}
