package dev.paydown.brain.graph;

import static dev.paydown.brain.graph.Sources.at;
import static dev.paydown.brain.graph.Sources.blocks;
import static dev.paydown.brain.graph.Sources.contains;
import static dev.paydown.brain.graph.Sources.cut;
import static dev.paydown.brain.graph.Sources.listed;
import static dev.paydown.brain.graph.Sources.made;
import static dev.paydown.brain.graph.Sources.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which links stand. */
final class LinksTest {
  private final Sources sources = new Sources().open("a", "b", "c", "d");

  private static Link link(String from, String to, Provenance provenance, int hour) {
    return new Link(
        "studio/" + from,
        "studio/" + to,
        LinkKind.BLOCKS,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        provenance,
        at(hour));
  }

  private static Link stated(String from, String to, int hour) {
    return link(from, to, Provenance.STATED, hour);
  }

  private static Link listing(String from, String to, int hour) {
    return link(from, to, Provenance.NATIVE, hour);
  }

  @Test
  void a_link_stands_until_it_is_cut() {
    sources.receive(1, blocks("a", "b", 1));
    assertThat(sources.graph().links()).containsExactly(stated("a", "b", 1));

    sources.receive(2, cut("a", "b", 2));
    assertThat(sources.graph().links()).isEmpty();
  }

  @Test
  void a_link_made_again_is_as_old_as_its_second_making() {
    sources.receive(1, blocks("a", "b", 1)).receive(2, cut("a", "b", 2));
    sources.receive(3, blocks("a", "b", 3)).receive(4, blocks("a", "b", 4));

    assertThat(sources.graph().links()).containsExactly(stated("a", "b", 3));
  }

  @Test
  void a_cut_that_arrives_late_does_not_undo_a_later_making() {
    sources.receive(3, blocks("a", "b", 3)).receive(4, cut("a", "b", 2));

    assertThat(sources.graph().links()).containsExactly(stated("a", "b", 3));
  }

  @Test
  void a_link_has_the_terms_it_was_last_given_and_the_age_of_its_first_making() {
    sources.receive(1, blocks("a", "b", 1));
    sources.receive(
        2,
        new Fact.LinkMade(
            own("a"),
            own("b"),
            LinkKind.BLOCKS,
            LinkType.SS,
            3,
            LagUnit.CALENDAR,
            Provenance.NATIVE,
            at(2),
            0,
            Actor.HUMAN));

    assertThat(sources.graph().links())
        .containsExactly(
            new Link(
                "studio/a",
                "studio/b",
                LinkKind.BLOCKS,
                LinkType.SS,
                3,
                LagUnit.CALENDAR,
                Provenance.NATIVE,
                at(1)));
  }

  @Test
  void a_link_that_only_a_listing_said_is_gone_when_a_later_listing_of_either_end_lacks_it() {
    sources.receive(1, listed("a", 1, blocks("a", "b", 1), blocks("a", "c", 1)));
    assertThat(sources.graph().links()).containsExactly(listing("a", "b", 1), listing("a", "c", 1));

    sources.receive(2, listed("b", 2));
    assertThat(sources.graph().links()).containsExactly(listing("a", "c", 1));

    sources.receive(3, listed("a", 3));
    assertThat(sources.graph().links()).isEmpty();
  }

  @Test
  void a_listing_that_has_the_link_again_keeps_it_as_old_as_it_was() {
    sources.receive(1, listed("a", 1, blocks("a", "b", 1)));
    sources.receive(2, listed("a", 2, blocks("a", "b", 1)));

    assertThat(sources.graph().links()).containsExactly(listing("a", "b", 1));
  }

  @Test
  void a_listing_that_arrives_late_does_not_unsay_a_later_one() {
    sources.receive(2, listed("a", 2, blocks("a", "b", 2))).receive(3, listed("a", 1));

    assertThat(sources.graph().links()).containsExactly(listing("a", "b", 2));
  }

  @Test
  void a_listing_does_not_take_away_what_somebody_stated() {
    sources.receive(1, blocks("a", "b", 1)).receive(2, listed("a", 2)).receive(2, listed("b", 2));

    assertThat(sources.graph().links()).containsExactly(stated("a", "b", 1));
  }

  @Test
  void what_was_stated_and_cut_and_then_only_listed_goes_with_the_next_listing() {
    sources.receive(1, blocks("a", "b", 1)).receive(2, cut("a", "b", 2));
    sources.receive(3, listed("a", 3, blocks("a", "b", 3)));
    assertThat(sources.graph().links()).containsExactly(listing("a", "b", 3));

    sources.receive(4, listed("a", 4));
    assertThat(sources.graph().links()).isEmpty();
  }

  @Test
  void a_listing_speaks_of_no_later_than_itself() {
    sources.receive(1, listed("a", 1, blocks("a", "b", 5)));

    assertThat(sources.graph().links()).containsExactly(listing("a", "b", 1));
  }

  @Test
  void a_link_to_an_item_nobody_knows_waits_until_it_turns_up() {
    sources.receive(1, made(own("a"), new ItemRef.Named("NEW-1"), LinkKind.BLOCKS, 1));
    assertThat(sources.graph().links()).isEmpty();
    assertThat(sources.graph().waiting())
        .extracting(LinkFacts::to)
        .containsExactly(new ItemRef.Named("NEW-1"));

    sources.receive(2, Sources.changed(own("x"), 2, FieldChange.set(ItemField.KEY, "NEW-1")));
    assertThat(sources.graph().waiting()).isEmpty();
    assertThat(sources.graph().links()).containsExactly(stated("a", "x", 1));
  }

  @Test
  void a_mention_and_a_link_to_itself_block_nobody() {
    sources.receive(1, made(own("a"), own("b"), LinkKind.MENTIONS, 1), blocks("a", "a", 1));
    Graph graph = sources.graph();

    assertThat(graph.links()).hasSize(2);
    assertThat(graph.blockedBy("studio/a")).isEmpty();
    assertThat(graph.blockersOf("studio/a")).isEmpty();
    assertThat(graph.blockersOf("studio/b")).isEmpty();
  }

  @Test
  void the_links_at_an_item_are_those_that_come_and_those_that_go() {
    sources.receive(1, blocks("a", "b", 1), blocks("b", "c", 1));
    Graph graph = sources.graph();

    assertThat(graph.at("studio/b")).containsExactly(stated("a", "b", 1), stated("b", "c", 1));
    assertThat(graph.blockersOf("studio/b")).containsExactly(stated("a", "b", 1));
    assertThat(graph.blockedBy("studio/b")).containsExactly(stated("b", "c", 1));
    assertThat(graph.at("studio/d")).isEmpty();
  }

  @Test
  void containing_reaches_down_and_up_at_any_depth_but_not_around_to_itself() {
    sources.receive(
        1,
        contains("a", "b", 1),
        contains("b", "d", 1),
        contains("b", "c", 1),
        blocks("a", "d", 1));
    sources.receive(2, contains("d", "a", 2));
    Graph graph = sources.graph();

    assertThat(graph.childrenOf("studio/b")).containsExactly("studio/c", "studio/d");
    assertThat(graph.parentsOf("studio/b")).containsExactly("studio/a");
    assertThat(graph.below("studio/a")).containsExactly("studio/b", "studio/c", "studio/d");
    assertThat(graph.above("studio/c")).containsExactly("studio/b", "studio/a", "studio/d");
  }

  @Test
  void what_waits_for_an_item_is_everything_behind_it_near_ones_first() {
    sources.receive(1, blocks("a", "b", 1), blocks("b", "c", 1), blocks("c", "a", 1));
    sources.receive(2, contains("c", "d", 2));

    assertThat(sources.graph().behind("studio/a"))
        .containsExactly("studio/b", "studio/c", "studio/d");
    assertThat(sources.graph().behind("studio/d"))
        .containsExactly("studio/a", "studio/b", "studio/c");
  }

  @Test
  void an_item_says_its_parent_by_id_or_as_people_write_it_and_is_never_its_own() {
    sources.receive(
        1,
        Sources.changed(own("b"), 1, FieldChange.set(ItemField.PARENT, "own:studio/a")),
        Sources.changed(own("c"), 1, FieldChange.set(ItemField.PARENT, "named:studio:a")),
        Sources.changed(own("d"), 1, FieldChange.set(ItemField.PARENT, "own:studio/d")));
    Graph graph = sources.graph();

    assertThat(graph.links())
        .containsExactly(
            new Link(
                "studio/a",
                "studio/b",
                LinkKind.CONTAINS,
                LinkType.FS,
                0,
                LagUnit.WORKING,
                Provenance.NATIVE,
                at(1)),
            new Link(
                "studio/a",
                "studio/c",
                LinkKind.CONTAINS,
                LinkType.FS,
                0,
                LagUnit.WORKING,
                Provenance.NATIVE,
                at(1)));
  }

  @Test
  void the_same_deliveries_backwards_give_the_same_links() {
    sources
        .receive(1, listed("a", 1, blocks("a", "b", 1)))
        .receive(2, blocks("b", "c", 2))
        .receive(3, cut("b", "c", 3))
        .receive(4, listed("a", 4, blocks("a", "b", 1), blocks("a", "c", 4)))
        .receive(5, blocks("b", "c", 5));

    assertThat(sources.backwards().links()).isEqualTo(sources.state().links());
    assertThat(new Graph(sources.backwards()).links()).isEqualTo(sources.graph().links());
    assertThat(sources.graph().links())
        .isEqualTo(List.of(listing("a", "b", 1), listing("a", "c", 4), stated("b", "c", 5)));
  }

  @Test
  void an_item_the_graph_does_not_have_is_an_error_that_names_it() {
    assertThatThrownBy(() -> sources.graph().item("studio/z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("studio/z");
  }
}
