package dev.paydown.brain.graph;

import static dev.paydown.brain.graph.Sources.at;
import static dev.paydown.brain.graph.Sources.changed;
import static dev.paydown.brain.graph.Sources.own;
import static dev.paydown.brain.graph.Sources.turned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an item is, of all that was said of it. */
final class ItemsTest {
  private final Sources sources = new Sources();

  private static FieldChange set(ItemField field, String value) {
    return FieldChange.set(field, value);
  }

  /** What its fields show. */
  @Nested
  final class Fields {
    @Test
    void what_nobody_said_has_its_plain_default() {
      sources.receive(1, changed(own("u7"), 1));

      Item item = sources.item("u7");

      assertThat(item)
          .isEqualTo(
              new Item(
                  "studio/u7",
                  "studio:u7",
                  item.facts(),
                  "task",
                  "u7",
                  Optional.empty(),
                  Optional.empty(),
                  Status.OPEN,
                  0,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  false));
      assertThat(item.connection()).isEqualTo("studio");
      assertThat(item.owed()).isEmpty();
    }

    @Test
    void an_own_date_stands_before_a_milestones_however_often_and_in_which_order_that_is_said() {
      List<Fact> said =
          List.of(
              changed(own("u7"), 1, set(ItemField.MILESTONE_DUE, "2026-11-27")),
              changed(own("u7"), 2, set(ItemField.DUE, "2026-12-01")),
              changed(own("u7"), 3, set(ItemField.MILESTONE_DUE, "2026-11-27")),
              changed(own("u7"), 4, set(ItemField.MILESTONE_DUE, "2026-12-10")));
      for (List<Integer> order : List.of(List.of(0, 1, 2, 3), List.of(3, 2, 1, 0))) {
        Sources shuffled = new Sources();
        order.forEach(one -> shuffled.receive(9, said.get(one)));
        assertThat(shuffled.item("u7").due()).contains(LocalDate.parse("2026-12-01"));
        assertThat(shuffled.item("u7").committed()).contains(LocalDate.parse("2026-11-27"));
      }
    }

    @Test
    void a_milestones_date_counts_again_when_the_own_one_is_gone() {
      sources.receive(1, changed(own("u7"), 1, set(ItemField.MILESTONE_DUE, "2026-11-27")));
      sources.receive(2, changed(own("u7"), 2, set(ItemField.DUE, "2026-12-01")));
      sources.receive(3, changed(own("u7"), 3, FieldChange.cleared(ItemField.DUE)));
      assertThat(sources.item("u7").due()).isEmpty();
      sources.receive(4, changed(own("u7"), 4, set(ItemField.MILESTONE_DUE, "2026-12-10")));
      assertThat(sources.item("u7").due()).contains(LocalDate.parse("2026-12-10"));
      sources.receive(5, changed(own("u7"), 5, FieldChange.cleared(ItemField.MILESTONE_DUE)));
      assertThat(sources.item("u7").due()).isEmpty();
    }

    @Test
    void what_was_said_is_shown_as_it_was_said() {
      sources.receive(
          1,
          changed(
              own("u7"),
              1,
              set(ItemField.KEY, "design-1"),
              set(ItemField.KIND, "design"),
              set(ItemField.TITLE, "Checkout"),
              set(ItemField.URL, "https://x.test/1"),
              set(ItemField.OWNER, "dana@x.test"),
              set(ItemField.PERCENT, "80"),
              set(ItemField.START, "2026-11-03"),
              set(ItemField.DUE, "2026-11-06"),
              set(ItemField.ESTIMATE_DAYS, "2.5"),
              set(ItemField.CLIENT_FACING, "true"),
              set(ItemField.PINNED, "true"),
              set(ItemField.OWED, "copy\nicons")));

      Item item = sources.item("u7");

      assertThat(item)
          .isEqualTo(
              new Item(
                  "studio/u7",
                  "studio:design-1",
                  item.facts(),
                  "design",
                  "Checkout",
                  Optional.of("https://x.test/1"),
                  Optional.of("dana@x.test"),
                  Status.OPEN,
                  80,
                  Optional.of(LocalDate.parse("2026-11-03")),
                  Optional.of(LocalDate.parse("2026-11-06")),
                  Optional.of(LocalDate.parse("2026-11-06")),
                  Optional.of(2.5),
                  Optional.empty(),
                  Optional.empty(),
                  true,
                  true));
      assertThat(item.owed()).containsExactly("copy", "icons");
    }

    @Test
    void a_blank_title_is_none() {
      sources.receive(1, changed(own("u7"), 1, set(ItemField.TITLE, " "), set(ItemField.KEY, "k")));

      assertThat(sources.item("u7").title()).isEqualTo("k");
    }

    @Test
    void the_later_saying_holds_whichever_arrives_first() {
      sources.receive(3, changed(own("a"), 3, set(ItemField.TITLE, "new")));
      sources.receive(4, changed(own("a"), 2, set(ItemField.TITLE, "old")));

      assertThat(sources.item("a").title()).isEqualTo("new");
      assertThat(new Graph(sources.backwards()).item("studio/a").title()).isEqualTo("new");
    }

    @Test
    void of_one_instant_the_higher_version_holds() {
      sources.receive(
          1,
          new Fact.ItemChanged(
              own("a"), at(1), 2, Actor.HUMAN, List.of(set(ItemField.TITLE, "two"))),
          new Fact.ItemChanged(
              own("a"), at(1), 1, Actor.HUMAN, List.of(set(ItemField.TITLE, "one"))));

      assertThat(sources.item("a").title()).isEqualTo("two");
      assertThat(sources.state().reads()).isEmpty();
    }

    @Test
    void what_a_bot_says_in_the_instant_in_which_a_person_opened_it_opened_nothing() {
      Fact labelled =
          new Fact.ItemChanged(
              own("u7"), at(1), 0, Actor.BOT, List.of(set(ItemField.TITLE, "Labelled")));
      sources.receive(1, labelled).receive(1, changed(own("u7"), 1));

      assertThat(sources.item("u7").facts().born().orElseThrow().actor()).isEqualTo(Actor.HUMAN);
      assertThat(sources.backwards().items()).isEqualTo(sources.state().items());
    }

    @Test
    void two_sayings_of_one_instant_that_differ_leave_the_item_to_be_read() {
      sources.receive(1, changed(own("a"), 1, set(ItemField.TITLE, "one")));
      sources.receive(2, changed(own("a"), 1, set(ItemField.TITLE, "two")));

      assertThat(sources.item("a").title()).isEqualTo("two");
      assertThat(sources.state().reads())
          .containsExactly(Map.entry("studio/a", new ReadWanted("studio", "a", at(2))));
      assertThat(sources.state().reads().get("studio/a"))
          .extracting(ReadWanted::node)
          .isEqualTo("studio/a");
    }

    @Test
    void two_sayings_of_one_instant_that_agree_leave_nothing_to_read() {
      sources.receive(1, changed(own("a"), 1, set(ItemField.TITLE, "one")));
      sources.receive(2, changed(own("a"), 1, set(ItemField.TITLE, "one")));

      assertThat(sources.state().reads()).isEmpty();
    }

    @Test
    void a_cleared_field_is_empty_and_its_first_due_date_stays_committed() {
      sources.receive(1, changed(own("a"), 1, set(ItemField.DUE, "2026-11-06")));
      sources.receive(2, changed(own("a"), 2, set(ItemField.DUE, "2026-11-09")));
      sources.receive(3, changed(own("a"), 3, FieldChange.cleared(ItemField.DUE)));

      assertThat(sources.item("a").due()).isEmpty();
      assertThat(sources.item("a").committed()).contains(LocalDate.parse("2026-11-06"));
    }

    @Test
    void committed_is_the_first_due_date_by_source_time_not_by_arrival() {
      sources.receive(4, changed(own("a"), 2, set(ItemField.DUE, "2026-11-09")));
      sources.receive(5, changed(own("a"), 1, set(ItemField.DUE, "2026-11-06")));

      assertThat(sources.item("a").committed()).contains(LocalDate.parse("2026-11-06"));
      assertThat(sources.item("a").due()).contains(LocalDate.parse("2026-11-09"));
    }

    @Test
    void a_source_clock_five_minutes_ahead_is_believed_and_one_second_more_is_receipt() {
      Instant believed = at(1).plusSeconds(300);
      Instant ahead = believed.plusSeconds(1);
      sources.receive(
          1,
          new Fact.ItemChanged(
              own("a"), believed, 0, Actor.HUMAN, List.of(set(ItemField.TITLE, "a"))),
          new Fact.ItemChanged(
              own("b"), ahead, 0, Actor.HUMAN, List.of(set(ItemField.TITLE, "b"))));

      assertThat(sources.item("a").facts().registers().get(ItemField.TITLE))
          .extracting(register -> register.stamp().at())
          .isEqualTo(believed);
      assertThat(sources.item("b").facts().registers().get(ItemField.TITLE))
          .extracting(register -> register.stamp().at())
          .isEqualTo(at(1));
    }

    @Test
    void a_read_that_is_asked_for_twice_is_asked_for_since_the_later() {
      sources.receive(2, new Fact.ReadAsked(own("a"), at(2)));
      sources.receive(1, new Fact.ReadAsked(own("a"), at(1)));

      assertThat(sources.state().reads())
          .containsExactly(Map.entry("studio/a", new ReadWanted("studio", "a", at(2))));
      assertThat(sources.backwards().reads()).isEqualTo(sources.state().reads());
    }
  }

  /** Where its turns leave it. */
  @Nested
  final class Turns {
    private void turns(Transition... turns) {
      for (int i = 0; i < turns.length; i++) {
        sources.receive(i + 1, turned("a", i + 1, turns[i]));
      }
    }

    private void stands(Status status, Optional<Instant> startedAt, Optional<Instant> endedAt) {
      Item item = sources.item("a");
      assertThat(item.status()).isEqualTo(status);
      assertThat(item.startedAt()).isEqualTo(startedAt);
      assertThat(item.endedAt()).isEqualTo(endedAt);
    }

    @Test
    void started_and_finished_is_done_since_then() {
      turns(Transition.STARTED, Transition.FINISHED);
      stands(Status.DONE, Optional.of(at(1)), Optional.of(at(2)));
    }

    @Test
    void finished_outright_was_never_started() {
      turns(Transition.FINISHED);
      stands(Status.DONE, Optional.empty(), Optional.of(at(1)));
    }

    @Test
    void started_twice_it_began_the_first_time() {
      turns(Transition.STARTED, Transition.STARTED);
      stands(Status.STARTED, Optional.of(at(1)), Optional.empty());
    }

    @Test
    void finished_twice_it_ended_the_first_time() {
      turns(Transition.FINISHED, Transition.FINISHED);
      stands(Status.DONE, Optional.empty(), Optional.of(at(1)));
    }

    @Test
    void cancelled_twice_it_ended_the_first_time_and_finished_then_it_ends_anew() {
      turns(Transition.CANCELLED, Transition.CANCELLED);
      stands(Status.CANCELLED, Optional.empty(), Optional.of(at(1)));

      sources.receive(3, turned("a", 3, Transition.FINISHED));
      stands(Status.DONE, Optional.empty(), Optional.of(at(3)));
    }

    @Test
    void reopened_after_its_end_nobody_has_begun() {
      turns(Transition.STARTED, Transition.FINISHED, Transition.REOPENED);
      stands(Status.OPEN, Optional.empty(), Optional.empty());
      assertThat(sources.item("a").isUnstarted()).isTrue();
    }

    @Test
    void put_back_while_under_way_nobody_has_begun() {
      turns(Transition.STARTED, Transition.REOPENED);
      stands(Status.OPEN, Optional.empty(), Optional.empty());
    }

    @Test
    void blocked_it_is_no_more_reopened_than_it_was_closed() {
      turns(Transition.STARTED, Transition.BLOCKED, Transition.REOPENED);
      stands(Status.BLOCKED, Optional.of(at(1)), Optional.empty());
    }

    @Test
    void unblocked_it_stands_as_it_stood_before() {
      turns(Transition.STARTED, Transition.BLOCKED, Transition.BLOCKED, Transition.UNBLOCKED);
      stands(Status.STARTED, Optional.of(at(1)), Optional.empty());
    }

    @Test
    void unblocked_before_anybody_began_it_is_open() {
      turns(Transition.BLOCKED, Transition.UNBLOCKED);
      stands(Status.OPEN, Optional.empty(), Optional.empty());
    }

    @Test
    void what_is_over_is_not_blocked_and_what_is_not_blocked_is_not_unblocked() {
      turns(Transition.FINISHED, Transition.BLOCKED, Transition.UNBLOCKED);
      stands(Status.DONE, Optional.empty(), Optional.of(at(1)));
    }

    @Test
    void started_and_finished_in_one_instant_it_was_started_first_whichever_arrives_first() {
      sources.receive(2, turned("a", 1, Transition.FINISHED));
      sources.receive(3, turned("a", 1, Transition.STARTED));

      stands(Status.DONE, Optional.of(at(1)), Optional.of(at(1)));
      assertThat(sources.backwards().items()).isEqualTo(sources.state().items());
    }

    @Test
    void the_same_turn_said_again_is_one_turn_of_the_least_entry() {
      sources.receive(2, turned("a", 1, Transition.STARTED));
      sources.receive(3, turned("a", 1, Transition.STARTED));

      assertThat(sources.item("a").facts().turns())
          .extracting(turn -> turn.stamp().entry())
          .containsExactly("e100");
      assertThat(sources.backwards().items()).isEqualTo(sources.state().items());
    }

    @Test
    void the_past_is_read_off_the_turns_up_to_then() {
      turns(Transition.STARTED, Transition.FINISHED);
      Item item = sources.item("a");

      assertThat(item.wasUnstarted(at(1).minusSeconds(1))).isTrue();
      assertThat(item.wasUnstarted(at(1))).isFalse();
      assertThat(item.wasUnstarted(at(2))).isFalse();
    }
  }

  /** Who owns it. */
  @Nested
  final class Owners {
    private Optional<String> owner() {
      return sources.item("a").owner();
    }

    private static Person person(String email, String alias) {
      return new Person(
          email,
          email,
          Optional.empty(),
          Map.of("studio", List.of(alias)),
          Optional.of("lead@x.test"),
          List.of());
    }

    private static Fact seen(int hour, String email) {
      return new Fact.PersonSeen(
          at(hour),
          PersonRef.alias("studio", "u1"),
          Optional.of(PersonRef.email(email)),
          "Somebody");
    }

    @Test
    void an_alias_of_nobody_known_stays_an_alias() {
      sources.receive(1, changed(own("a"), 1, set(ItemField.OWNER, "studio:u1")));

      assertThat(owner()).contains("studio:u1");
    }

    @Test
    void an_alias_is_whom_the_tool_last_showed_behind_it() {
      sources.receive(1, changed(own("a"), 1, set(ItemField.OWNER, "studio:u1")));
      sources.receive(3, seen(3, "Ana@x.test")).receive(4, seen(2, "old@x.test"));

      assertThat(owner()).contains("ana@x.test");
      assertThat(new Graph(sources.backwards()).item("studio/a").owner()).contains("ana@x.test");
    }

    @Test
    void what_people_state_of_an_alias_holds_against_what_the_tool_shows() {
      sources.receive(1, changed(own("a"), 1, set(ItemField.OWNER, "studio:u1")));
      sources.receive(2, seen(2, "tool@x.test"));
      sources.receive(3, new Fact.PeoplePut(at(3), List.of(person("ben@x.test", "u1"))));

      assertThat(owner()).contains("ben@x.test");
      People people = sources.graph().people();
      assertThat(people.person("ben@x.test")).contains(person("ben@x.test", "u1"));
      assertThat(people.lead("ben@x.test")).contains("lead@x.test");
      assertThat(people.person("tool@x.test")).isEmpty();
      assertThat(people.lead("tool@x.test")).isEmpty();
    }
  }

  @Test
  void a_status_is_written_in_lower_case_and_the_ended_ones_are_not_live() {
    assertThat(Status.values())
        .extracting(Status::label)
        .containsExactly("open", "started", "blocked", "done", "cancelled");
    assertThat(Status.values())
        .filteredOn(Status::isLive)
        .containsExactly(Status.OPEN, Status.STARTED, Status.BLOCKED);
  }

  /** What a tool says again whenever it is read. */
  @Nested
  final class SaidAgain {
    private static final PersonRef ANNA = PersonRef.email("anna@example.com");

    private static Fact post(String text) {
      return new Fact.ThreadPosted(own("u7"), at(2), 0, Actor.HUMAN, ANNA, List.of(), false, text);
    }

    @Test
    void what_is_said_again_of_the_same_instant_is_kept_once_as_it_first_came() {
      Fact asked = new Fact.ApprovalRequested(own("u7"), at(1), 0, Actor.HUMAN, ANNA);
      Fact due = changed(own("u7"), 1, set(ItemField.DUE, "2026-11-06"));
      sources.receive(3, asked, due, post("Which form?"));
      Item once = sources.item("u7");
      sources.receive(4, due, post("Which form?"), asked);

      ItemFacts twice = sources.item("u7").facts();

      assertThat(twice.posts()).isEqualTo(once.facts().posts()).hasSize(1);
      assertThat(twice.approvals()).isEqualTo(once.facts().approvals()).hasSize(1);
      assertThat(twice.histories()).isEqualTo(once.facts().histories());
    }

    @Test
    void another_text_of_the_same_instant_is_another_post() {
      sources.receive(3, post("Which form?")).receive(4, post("Whose form?"));

      assertThat(sources.item("u7").facts().posts()).hasSize(2);
    }
  }
}
