package dev.paydown.brain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.Seeds;
import dev.paydown.brain.forecast.DynamicOrder.Outcome.ClosesCycle;
import dev.paydown.brain.forecast.DynamicOrder.Outcome.Inserted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An order that links come into and go out of. */
final class DynamicOrderTest {
  private static final Inserted INSERTED = new Inserted();

  /** Links as a plain list, and cycles by plain search: slow, and easy to believe. */
  private static final class Plain {
    private record Link(int from, int to) {}

    private final List<Link> links = new ArrayList<>();

    boolean reaches(int from, int to) {
      Set<Integer> seen = new HashSet<>(Set.of(from));
      Deque<Integer> stack = new ArrayDeque<>(seen);
      while (!stack.isEmpty()) {
        int node = stack.pop();
        for (Link link : links) {
          if (link.from == node && seen.add(link.to)) {
            stack.push(link.to);
          }
        }
      }
      return seen.contains(to);
    }
  }

  private static void agrees(DynamicOrder order, Plain plain) {
    for (Plain.Link link : plain.links) {
      assertThat(order.isBefore(link.from, link.to)).as(link.toString()).isTrue();
    }
    int[] nodes = order.nodes();
    for (int i = 1; i < nodes.length; i++) {
      assertThat(order.isBefore(nodes[i - 1], nodes[i])).isTrue();
      assertThat(order.isBefore(nodes[i], nodes[i - 1])).isFalse();
    }
    assertThat(nodes).containsExactlyInAnyOrder(IntStream.range(0, nodes.length).toArray());
  }

  private static void insert(DynamicOrder order, Plain plain, int from, int to) {
    boolean closes = plain.reaches(to, from);
    switch (order.insert(from, to)) {
      case Inserted() -> {
        assertThat(closes).isFalse();
        plain.links.add(new Plain.Link(from, to));
      }
      case ClosesCycle(List<Integer> nodes) -> {
        assertThat(closes).isTrue();
        assertThat(nodes.getFirst()).isEqualTo(to);
        assertThat(nodes.getLast()).isEqualTo(from);
        assertThat(nodes).doesNotHaveDuplicates();
        for (int i = 1; i < nodes.size(); i++) {
          assertThat(plain.links).contains(new Plain.Link(nodes.get(i - 1), nodes.get(i)));
        }
      }
    }
  }

  private static void play(Random random, int size, int steps) {
    DynamicOrder order = new DynamicOrder(size);
    Plain plain = new Plain();
    for (int i = 0; i < steps; i++) {
      int from = random.nextInt(size);
      int to = random.nextInt(size);
      if (random.nextInt(4) == 0 && !plain.links.isEmpty()) {
        Plain.Link link = plain.links.get(random.nextInt(plain.links.size()));
        assertThat(order.remove(link.from, link.to)).isTrue();
        plain.links.remove(link);
      } else if (random.nextInt(8) == 0) {
        assertThat(order.remove(from, to)).isEqualTo(plain.links.remove(new Plain.Link(from, to)));
      } else {
        insert(order, plain, from, to);
      }
      agrees(order, plain);
    }
  }

  @Test
  void links_that_come_and_go_in_any_order_leave_an_order_that_agrees_with_them() {
    Seeds.each(random -> play(random, 2 + random.nextInt(9), 40));
  }

  @Test
  void many_links_over_many_nodes_are_searched_for_from_both_ends() {
    Seeds.each(
        random -> {
          int size = 60;
          DynamicOrder order = new DynamicOrder(size);
          Plain plain = new Plain();
          for (int i = 0; i < 3 * size; i++) {
            insert(order, plain, random.nextInt(size), random.nextInt(size));
          }
          agrees(order, plain);
        });
  }

  @Test
  void a_link_that_agrees_with_the_order_moves_nothing() {
    DynamicOrder order = new DynamicOrder(3);

    assertThat(order.insert(0, 2)).isEqualTo(INSERTED);

    assertThat(order.nodes()).containsExactly(0, 1, 2);
  }

  @Test
  void a_link_that_disagrees_moves_as_little_as_it_must() {
    DynamicOrder order = new DynamicOrder(4);

    assertThat(order.insert(3, 1)).isEqualTo(INSERTED);

    assertThat(order.nodes()).containsExactly(0, 2, 3, 1);
  }

  @Test
  void a_link_to_itself_is_a_cycle_of_one() {
    DynamicOrder order = new DynamicOrder(2);

    assertThat(order.insert(1, 1)).isEqualTo(new ClosesCycle(List.of(1)));
  }

  @Test
  void two_links_against_each_other_are_a_cycle_of_two_and_the_second_is_refused() {
    DynamicOrder order = new DynamicOrder(2);
    order.insert(0, 1);

    assertThat(order.insert(1, 0)).isEqualTo(new ClosesCycle(List.of(0, 1)));
    assertThat(order.remove(1, 0)).isFalse();
    assertThat(order.nodes()).containsExactly(0, 1);
  }

  @Test
  void a_cycle_is_told_from_what_the_link_leads_to_up_to_what_it_leads_from() {
    DynamicOrder order = new DynamicOrder(5);
    order.insert(2, 4);
    order.insert(4, 1);
    order.insert(1, 3);

    assertThat(order.insert(3, 2)).isEqualTo(new ClosesCycle(List.of(2, 4, 1, 3)));
  }

  @Test
  void a_link_inserted_twice_holds_until_it_is_removed_twice() {
    DynamicOrder order = new DynamicOrder(2);
    order.insert(0, 1);
    order.insert(0, 1);

    assertThat(order.remove(0, 1)).isTrue();
    assertThat(order.insert(1, 0)).isEqualTo(new ClosesCycle(List.of(0, 1)));
    assertThat(order.remove(0, 1)).isTrue();
    assertThat(order.remove(0, 1)).isFalse();
    assertThat(order.insert(1, 0)).isEqualTo(INSERTED);
  }

  @Test
  void a_long_chain_that_arrives_backwards_and_a_cycle_around_it_need_no_deep_stack() {
    int size = 200_000;
    DynamicOrder order = new DynamicOrder(size);
    for (int node = 0; node < size - 1; node++) {
      order.insert(node + 1, node);
    }

    assertThat(order.nodes()).isEqualTo(IntStream.range(0, size).map(i -> size - 1 - i).toArray());
    assertThat(order.insert(0, size - 1))
        .isEqualTo(
            new ClosesCycle(IntStream.range(0, size).map(i -> size - 1 - i).boxed().toList()));
  }

  @Test
  void however_often_nodes_move_to_one_place_there_is_room_for_them() {
    int size = 2_000;
    DynamicOrder order = new DynamicOrder(size);
    for (int node = 1; node < size; node++) {
      order.insert(node, 0);
      order.insert(node, node - 1);
    }

    assertThat(order.nodes()).isEqualTo(IntStream.range(0, size).map(i -> size - 1 - i).toArray());
  }

  @Test
  void a_node_that_is_not_there_is_an_error_that_names_it() {
    DynamicOrder order = new DynamicOrder(2);

    assertThatThrownBy(() -> order.insert(0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("2");
    assertThatThrownBy(() -> order.insert(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> order.remove(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> order.remove(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void an_order_of_nothing_is_empty() {
    assertThat(new DynamicOrder(0).nodes()).isEmpty();
  }
}
