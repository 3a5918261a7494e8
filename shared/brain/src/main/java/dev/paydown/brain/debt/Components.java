package dev.paydown.brain.debt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which nodes can each be reached from the others: Tarjan's strongly connected components (SIAM J.
 * Comput. 1, 1972) of two nodes or more, without recursion.
 */
final class Components {
  private final Map<String, ? extends Collection<String>> next;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> isOpen = new HashSet<>();
  private final List<NavigableSet<String>> found = new ArrayList<>();

  private record Frame(String node, Iterator<String> next) {}

  private Components(Map<String, ? extends Collection<String>> next) {
    this.next = next;
  }

  /** The components of a graph, given what each node leads to. */
  static List<NavigableSet<String>> of(Map<String, ? extends Collection<String>> next) {
    Components components = new Components(next);
    next.keySet().stream().sorted().forEach(components::visit);
    return components.found;
  }

  private void visit(String root) {
    if (index.containsKey(root)) {
      return;
    }
    Deque<Frame> stack = new ArrayDeque<>();
    stack.push(enter(root));
    while (!stack.isEmpty()) {
      Frame frame = stack.element();
      if (frame.next().hasNext()) {
        String node = frame.next().next();
        if (!index.containsKey(node)) {
          stack.push(enter(node));
        } else if (isOpen.contains(node)) {
          low.merge(frame.node(), index.getOrDefault(node, 0), Math::min);
        }
      } else {
        stack.pop();
        leave(frame.node());
        if (!stack.isEmpty()) {
          low.merge(stack.element().node(), low.getOrDefault(frame.node(), 0), Math::min);
        }
      }
    }
  }

  private Frame enter(String node) {
    index.put(node, index.size());
    low.put(node, index.size() - 1);
    open.push(node);
    isOpen.add(node);
    Collection<String> to = next.get(node);
    return new Frame(node, to == null ? List.<String>of().iterator() : to.iterator());
  }

  private void leave(String node) {
    if (!Objects.equals(index.get(node), low.get(node))) {
      return;
    }
    NavigableSet<String> members = new TreeSet<>();
    String member;
    do {
      member = open.pop();
      isOpen.remove(member);
      members.add(member);
    } while (!member.equals(node));
    if (members.size() > 1) {
      found.add(members);
    }
  }
}
