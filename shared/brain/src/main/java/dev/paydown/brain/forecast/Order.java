package dev.paydown.brain.forecast;

import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every item after what blocks it, and which items wait for themselves. Tarjan's strongly connected
 * components (SIAM J. Comput. 1, 1972), without recursion, so that a long chain is no deep stack.
 *
 * @param nodes predecessors first; within a cycle in no particular order
 * @param cyclic the items of components larger than one
 */
record Order(List<String> nodes, Set<String> cyclic) {

  static Order of(Graph graph) {
    Walk walk = new Walk(graph);
    graph.items().keySet().forEach(walk::visit);
    return new Order(walk.done, walk.cyclic);
  }

  private static final class Walk {
    private final Graph graph;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> component = new ArrayDeque<>();
    private final Set<String> onStack = new HashSet<>();
    private final List<String> done = new ArrayList<>();
    private final Set<String> cyclic = new HashSet<>();

    private record Frame(String node, Iterator<Link> links) {}

    Walk(Graph graph) {
      this.graph = graph;
    }

    void visit(String root) {
      if (index.containsKey(root)) {
        return;
      }
      Deque<Frame> stack = new ArrayDeque<>();
      stack.push(open(root));
      while (!stack.isEmpty()) {
        Frame frame = stack.element();
        if (frame.links.hasNext()) {
          String before = frame.links.next().from();
          if (!index.containsKey(before)) {
            stack.push(open(before));
          } else if (onStack.contains(before)) {
            low.merge(frame.node, index.getOrDefault(before, 0), Math::min);
          }
        } else {
          stack.pop();
          close(frame.node);
          if (!stack.isEmpty()) {
            low.merge(stack.element().node, low.getOrDefault(frame.node, 0), Math::min);
          }
        }
      }
    }

    private Frame open(String node) {
      index.put(node, index.size());
      low.put(node, index.size() - 1);
      component.push(node);
      onStack.add(node);
      return new Frame(node, graph.blockersOf(node).iterator());
    }

    private void close(String node) {
      if (!Objects.equals(index.get(node), low.get(node))) {
        return;
      }
      List<String> members = new ArrayList<>();
      String member;
      do {
        member = component.pop();
        onStack.remove(member);
        members.add(member);
      } while (!member.equals(node));
      if (members.size() > 1) {
        cyclic.addAll(members);
      }
      done.addAll(members);
    }
  }
}
