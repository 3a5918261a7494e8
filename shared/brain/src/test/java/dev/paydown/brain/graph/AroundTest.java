package dev.paydown.brain.graph;

import static dev.paydown.brain.graph.Sources.at;
import static dev.paydown.brain.graph.Sources.blocks;
import static dev.paydown.brain.graph.Sources.contains;
import static dev.paydown.brain.graph.Sources.made;
import static dev.paydown.brain.graph.Sources.own;
import static dev.paydown.brain.graph.Sources.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.Around.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown around an item. */
final class AroundTest {
  private static final int PLENTY = 100;
  private final Sources sources = new Sources().open("a", "b", "c", "d", "e");

  private Around around(String key, int levels, int most) {
    return Around.of(sources.graph(), node(key), levels, most);
  }

  private static String node(String key) {
    return own(key).node();
  }

  private static Around.Node shown(String key, int level, Place place) {
    return new Around.Node(node(key), level, place);
  }

  private static Link link(String from, String to, LinkKind kind) {
    return new Link(
        node(from), node(to), kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.STATED, at(1));
  }

  private static Link blocking(String from, String to) {
    return link(from, to, LinkKind.BLOCKS);
  }

  private static Link containing(String from, String to) {
    return link(from, to, LinkKind.CONTAINS);
  }

  private void chain() {
    sources.receive(
        1, blocks("a", "b", 1), blocks("b", "c", 1), blocks("c", "d", 1), blocks("d", "e", 1));
  }

  @Test
  void what_is_upstream_has_a_level_below_and_what_is_downstream_one_above() {
    chain();

    assertThat(around("c", 2, PLENTY))
        .isEqualTo(
            new Around(
                node("c"),
                List.of(
                    shown("a", -2, Place.UPSTREAM),
                    shown("b", -1, Place.UPSTREAM),
                    shown("c", 0, Place.ITEM),
                    shown("d", 1, Place.DOWNSTREAM),
                    shown("e", 2, Place.DOWNSTREAM)),
                List.of(
                    blocking("a", "b"), blocking("b", "c"), blocking("c", "d"), blocking("d", "e")),
                0));
  }

  @Test
  void what_is_further_away_than_the_levels_is_not_shown_and_not_counted() {
    chain();

    assertThat(around("c", 1, PLENTY))
        .isEqualTo(
            new Around(
                node("c"),
                List.of(
                    shown("b", -1, Place.UPSTREAM),
                    shown("c", 0, Place.ITEM),
                    shown("d", 1, Place.DOWNSTREAM)),
                List.of(blocking("b", "c"), blocking("c", "d")),
                0));
    assertThat(around("c", 0, PLENTY))
        .isEqualTo(new Around(node("c"), List.of(shown("c", 0, Place.ITEM)), List.of(), 0));
  }

  @Test
  void parents_and_children_are_told_apart_from_what_blocks() {
    sources.receive(1, contains("a", "b", 1), contains("b", "c", 1), contains("b", "d", 1));

    assertThat(around("b", 1, PLENTY))
        .isEqualTo(
            new Around(
                node("b"),
                List.of(
                    shown("b", 0, Place.ITEM),
                    shown("a", 0, Place.PARENT),
                    shown("c", 0, Place.CHILD),
                    shown("d", 0, Place.CHILD)),
                List.of(containing("b", "c"), containing("b", "d"), containing("a", "b")),
                0));
  }

  @Test
  void what_blocks_a_parent_stands_upstream_and_what_a_parent_blocks_downstream() {
    sources.receive(1, contains("b", "c", 1), blocks("a", "b", 1), blocks("b", "d", 1));

    assertThat(around("c", 1, PLENTY))
        .isEqualTo(
            new Around(
                node("c"),
                List.of(
                    shown("a", -1, Place.UPSTREAM),
                    shown("c", 0, Place.ITEM),
                    shown("b", 0, Place.PARENT),
                    shown("d", 1, Place.DOWNSTREAM)),
                List.of(blocking("a", "b"), containing("b", "c"), blocking("b", "d")),
                0));
  }

  @Test
  void a_child_that_its_parent_waits_for_is_upstream_and_both_links_are_drawn() {
    sources.receive(1, contains("a", "b", 1), blocks("b", "a", 1));

    assertThat(around("a", 1, PLENTY))
        .isEqualTo(
            new Around(
                node("a"),
                List.of(shown("b", -1, Place.UPSTREAM), shown("a", 0, Place.ITEM)),
                List.of(blocking("b", "a"), containing("a", "b")),
                0));
  }

  @Test
  void what_waits_for_itself_is_shown_once_where_it_is_nearest() {
    sources.receive(
        1, blocks("a", "b", 1), blocks("b", "c", 1), blocks("c", "a", 1), blocks("a", "a", 1));

    assertThat(around("a", 5, PLENTY))
        .isEqualTo(
            new Around(
                node("a"),
                List.of(
                    shown("c", -1, Place.UPSTREAM),
                    shown("a", 0, Place.ITEM),
                    shown("b", 1, Place.DOWNSTREAM)),
                List.of(blocking("c", "a"), blocking("a", "b"), blocking("b", "c")),
                0));
  }

  @Test
  void when_there_are_too_many_the_nearest_and_the_live_are_shown_and_the_rest_is_counted() {
    chain();
    sources
        .open("p", "k")
        .receive(1, blocks("e", "c", 1), contains("p", "c", 1), contains("c", "k", 1))
        .receive(2, turned("b", 2, Transition.FINISHED));

    assertThat(around("c", 2, 1).leftOut()).isEqualTo(6);
    assertThat(around("c", 2, 3))
        .isEqualTo(
            new Around(
                node("c"),
                List.of(
                    shown("e", -1, Place.UPSTREAM),
                    shown("c", 0, Place.ITEM),
                    shown("p", 0, Place.PARENT)),
                List.of(blocking("e", "c"), containing("p", "c")),
                4));
    assertThat(around("c", 2, 6).nodes())
        .extracting(Around.Node::node)
        .containsExactly(node("b"), node("e"), node("c"), node("p"), node("k"), node("d"));
    assertThat(around("c", 2, 7).leftOut()).isZero();
  }

  @Test
  void a_link_that_is_said_twice_is_there_once_as_the_tool_holds_it() {
    Link held =
        new Link(
            node("a"),
            node("b"),
            LinkKind.CONTAINS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.NATIVE,
            at(3));
    sources
        .receive(1, contains("a", "b", 1))
        .receive(
            3, Sources.changed(own("b"), 3, FieldChange.set(ItemField.PARENT, "own:studio/a")));

    assertThat(around("a", 1, PLENTY).edges()).containsExactly(held);
  }

  @Test
  void a_mention_is_no_line_and_brings_nobody_near() {
    sources.receive(1, made(own("a"), own("b"), LinkKind.MENTIONS, 1));

    assertThat(around("a", 3, PLENTY))
        .isEqualTo(new Around(node("a"), List.of(shown("a", 0, Place.ITEM)), List.of(), 0));
  }

  @Test
  void the_order_in_which_things_were_heard_changes_nothing() {
    chain();
    sources.receive(1, contains("c", "e", 1), blocks("a", "e", 1), blocks("e", "c", 1));

    assertThat(Around.of(new Graph(sources.backwards()), node("c"), 2, 4))
        .isEqualTo(around("c", 2, 4));
  }

  @Test
  void numbers_that_make_no_sense_are_named() {
    assertThatThrownBy(() -> around("a", -1, 1)).hasMessage("levels: 0 or more, not -1");
    assertThatThrownBy(() -> around("a", 1, 0)).hasMessage("most: 1 or more, not 0");
    assertThatThrownBy(() -> around("z", 1, 1)).hasMessage("the graph has no item studio/z");
  }
}
