package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Happening;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked example, explained. */
final class ExplanationTest {
  private final Company company =
      new Company("2026-11-02T08:00:00Z")
          .open("design", "des@x.test", "DUE", "2026-11-04")
          .open("build", "eng@x.test")
          .blocks("design", "build")
          .until("2026-11-04T15:00:00Z")
          .turn("design", Transition.FINISHED);

  private Liability handoff() {
    return company.liabilities().stream()
        .filter(held -> held.kind() == LiabilityKind.STALE_HANDOFF)
        .findFirst()
        .orElseThrow();
  }

  private Explanation explained() {
    return Explanation.of(company.state(), handoff().id()).orElseThrow();
  }

  private String entryOf(String what) {
    return explained().events().stream()
        .filter(event -> event.what().equals(what))
        .map(Happening::event)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_open_one_shows_what_it_has_cost_by_entry_with_the_event_that_caused_it() {
    company.until("2026-11-09T18:00:00Z");

    assertThat(explained().balance()).isEqualTo(new Balance(1380, 2760, 0, 0));
    assertThat(explained().lines())
        .extracting(Explanation.Line::balance)
        .containsExactly(1380L, 2760L, 4140L);
    assertThat(explained().lines().getFirst().entry().cause()).isEqualTo(entryOf("finished"));
    assertThat(explained().lines().getFirst().why()).isEqualTo(handoff().because());
    assertThat(explained().lines().getLast().why()).isEqualTo("the work itself waited");
  }

  @Test
  void an_ended_one_names_the_event_that_ended_it() {
    company.until("2026-11-10T10:00:00Z").turn("build", Transition.STARTED);
    company.until("2026-11-20T10:00:00Z").turn("build", Transition.FINISHED);

    assertThat(explained().lines())
        .extracting(Explanation.Line::balance)
        .containsExactly(1380L, 2760L, 4140L, 0L);
    assertThat(explained().lines().getLast().entry().cause()).isEqualTo(entryOf("started"));
    assertThat(explained().events()).noneMatch(event -> event.at().toString().contains("11-20"));
  }

  @Test
  void a_derived_one_names_its_root_and_the_root_what_derives_from_it() {
    Company chain =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "START", "2026-11-02", "DUE", "2026-11-03")
            .open("b", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-05")
            .blocks("a", "b")
            .change("a", ItemField.DUE, "2026-11-05");
    Liability root =
        chain.liabilities().stream()
            .filter(held -> held.root().isEmpty())
            .findFirst()
            .orElseThrow();
    Liability derived =
        chain.liabilities().stream()
            .filter(held -> held.root().isPresent())
            .findFirst()
            .orElseThrow();

    Explanation ofRoot = Explanation.of(chain.state(), root.id()).orElseThrow();
    Explanation ofDerived = Explanation.of(chain.state(), derived.id()).orElseThrow();
    assertThat(ofRoot.derived()).contains(derived);
    assertThat(ofRoot.delayDays()).isEqualTo(2);
    assertThat(ofDerived.root()).contains(root);
    assertThat(ofDerived.lines()).isEmpty();
    assertThat(ofDerived.balance()).isEqualTo(new Balance(0, 0, 0, 0));
  }

  @Test
  void what_does_not_exist_is_not_explained() {
    assertThat(Explanation.of(company.state(), "nothing")).isEmpty();
  }

  @Test
  void every_liability_of_every_history_is_explained_down_to_its_balance() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          for (Liability held : state.liabilities().values()) {
            Explanation of = Explanation.of(state, held.id()).orElseThrow();
            long shown = of.lines().isEmpty() ? 0 : of.lines().getLast().balance();
            assertThat(shown).isEqualTo(of.balance().owed());
          }
        });
  }

  @Test
  void what_happened_is_told_in_words_oldest_first() {
    Company story =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-04")
            .until("2026-11-02T10:00:00Z")
            .turn("a", Transition.STARTED)
            .until("2026-11-02T10:10:00Z")
            .emit(Said.asks("a", "2026-11-02T10:01:00Z", "a@x.test", "b@x.test", "c@x.test"))
            .emit(Said.forwards("a", "2026-11-02T10:02:00Z", "b@x.test"))
            .emit(Said.closed("a", "2026-11-02T10:03:00Z", Actor.HUMAN))
            .emit(Said.blocked("a", "2026-11-02T10:04:00Z", Optional.empty(), Optional.empty()))
            .emit(Said.turned("a", "2026-11-02T10:05:00Z", Transition.UNBLOCKED))
            .emit(Said.set("a", "2026-11-02T10:06:00Z", ItemField.DUE, "2026-11-04"))
            .emit(Said.set("a", "2026-11-02T10:07:00Z", ItemField.DUE, "2026-11-09"))
            .emit(Said.approvalAsked("a", "2026-11-02T10:08:00Z", "d@x.test"))
            .emit(
                Said.approvalDecided(
                    "a", "2026-11-02T10:09:00Z", "d@x.test", ApprovalOutcome.GRANTED))
            .emit(
                new Fact.ItemChanged(
                    Company.ref("a"),
                    Said.at("2026-11-02T10:10:00Z"),
                    0,
                    Actor.HUMAN,
                    List.of(FieldChange.cleared(ItemField.OWNER))))
            .until("2026-11-03T10:00:00Z");
    String slip = Said.one(story, LiabilityKind.SLIP).id();

    assertThat(Explanation.of(story.state(), slip).orElseThrow().events())
        .extracting(Happening::what)
        .containsExactly(
            "owner set to a@x.test",
            "due set to 2026-11-04",
            "started",
            "written by a@x.test, asking b@x.test, c@x.test",
            "forwarded by b@x.test",
            "thread closed",
            "blocked: no access",
            "unblocked",
            "due moved from 2026-11-04 to 2026-11-09",
            "approval asked of d@x.test",
            "approval granted by d@x.test",
            "owner cleared");
  }
}
