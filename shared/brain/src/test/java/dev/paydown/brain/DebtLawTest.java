package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds of debt for every history. */
final class DebtLawTest {
  /** Kinds that follow from forecasts and are held; every other is read off the facts afresh. */
  private static final Set<LiabilityKind> HELD =
      EnumSet.of(LiabilityKind.SLIP, LiabilityKind.NOT_STARTED, LiabilityKind.DATE_CONFLICT);

  private static WorkspaceState oneByOne(List<LogEntry> entries) {
    WorkspaceState state = WorkspaceState.empty("acme");
    for (LogEntry entry : entries) {
      state = Advance.step(state, List.of(entry));
    }
    return state;
  }

  /** Who, when and how, without what depends on when it was heard of. */
  private record Shown(
      LiabilityKind kind,
      String node,
      Instant since,
      Instant openedAt,
      LiabilityState state,
      Optional<Instant> endedAt) {}

  private static SortedMap<String, Shown> fromFacts(WorkspaceState state) {
    SortedMap<String, Shown> shown = new TreeMap<>();
    for (Liability held : state.liabilities().values()) {
      if (!HELD.contains(held.kind()) && held.state() != LiabilityState.REVERSED) {
        shown.put(
            held.id(),
            new Shown(
                held.kind(),
                held.node(),
                held.since(),
                held.openedAt(),
                held.state(),
                held.endedAt()));
      }
    }
    return shown;
  }

  @Test
  void what_follows_from_facts_is_the_same_however_late_and_in_which_order_they_arrive() {
    Seeds.each(
        random -> {
          List<LogEntry> entries = new Histories(random).deliveries(40);
          List<LogEntry> shuffled = new ArrayList<>(entries);
          Collections.shuffle(shuffled, random);

          assertThat(fromFacts(Advance.step(WorkspaceState.empty("acme"), shuffled)))
              .isEqualTo(fromFacts(oneByOne(entries)));
        });
  }

  /** The history with what bots and Paydown say and label in between, of items it knows by then. */
  private static List<LogEntry> withNoise(List<LogEntry> entries, Random random) {
    List<LogEntry> all = new ArrayList<>();
    for (LogEntry entry : entries) {
      all.add(entry);
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.OfItem of && random.nextBoolean()) {
          Instant at = entry.receivedAt();
          Actor actor = random.nextBoolean() ? Actor.BOT : Actor.US;
          Fact noise =
              random.nextBoolean()
                  ? new Fact.ItemChanged(
                      of.item(),
                      at,
                      0,
                      actor,
                      List.of(FieldChange.set(ItemField.TITLE, "Title " + random.nextInt(9))))
                  : new Fact.ThreadPosted(
                      of.item(),
                      at,
                      0,
                      actor,
                      PersonRef.email("p1@x.test"),
                      List.of(PersonRef.email("p2@x.test")),
                      random.nextBoolean(),
                      "");
          all.add(new LogEntry("noise#" + all.size(), at, List.of(noise)));
        }
      }
    }
    return all;
  }

  /** What was booked when, whatever event it was booked at. */
  private static List<String> booked(WorkspaceState state) {
    return state.entries().values().stream()
        .map(entry -> entry.liability() + entry.day() + entry.reason() + entry.owed())
        .sorted()
        .toList();
  }

  @Test
  void what_bots_and_paydown_say_opens_ends_and_postpones_nothing() {
    Seeds.each(
        random -> {
          List<LogEntry> entries = new Histories(random).deliveries(30);

          WorkspaceState plain = oneByOne(entries);
          WorkspaceState noisy = oneByOne(withNoise(entries, random));

          assertThat(noisy.liabilities()).isEqualTo(plain.liabilities());
          assertThat(booked(noisy)).isEqualTo(booked(plain));
        });
  }

  @Test
  void looking_again_at_the_same_instant_changes_nothing() {
    Seeds.each(
        random -> {
          WorkspaceState state = WorkspaceState.empty("acme");
          for (LogEntry entry : new Histories(random).deliveries(30)) {
            state = Advance.step(state, List.of(entry));
            Instant now = state.now();
            WorkspaceState again =
                Advance.step(
                    state, List.of(new LogEntry("again", now, List.of(new Fact.Ticked(now)))));
            assertThat(again.liabilities()).isEqualTo(state.liabilities());
          }
        });
  }

  @Test
  void nothing_opens_before_its_time_ends_before_it_opened_or_loses_its_name() {
    Seeds.each(
        random -> {
          WorkspaceState state = WorkspaceState.empty("acme");
          Map<String, String> named = new HashMap<>();
          for (LogEntry entry : new Histories(random).deliveries(30)) {
            state = Advance.step(state, List.of(entry));
            for (Liability held : state.liabilities().values()) {
              String what = held.kind() + " of " + held.node();
              assertThat(named.merge(held.id(), what, (a, b) -> a)).isEqualTo(what);
              assertThat(held.openedAt()).as(held.toString()).isBeforeOrEqualTo(state.now());
              assertThat(held.since()).as(held.toString()).isBeforeOrEqualTo(held.openedAt());
              boolean isEnded =
                  held.state() == LiabilityState.PAID || held.state() == LiabilityState.WRITTEN_OFF;
              if (isEnded) {
                assertThat(held.endedAt().orElseThrow())
                    .as(held.toString())
                    .isAfterOrEqualTo(held.openedAt());
              }
            }
            assertThat(state.liabilities().keySet()).containsAll(named.keySet());
          }
        });
  }

  @Test
  void an_item_owes_one_thing_once_and_what_is_derived_names_a_root_that_stands() {
    Set<LiabilityKind> several =
        EnumSet.of(
            LiabilityKind.DROPPED_THREAD,
            LiabilityKind.PENDING_APPROVAL,
            LiabilityKind.CONTRADICTION);
    Seeds.each(
        random -> {
          WorkspaceState state = oneByOne(new Histories(random).deliveries(40));
          Set<String> seen = new HashSet<>();
          for (Liability held : state.liabilities().values()) {
            if (held.state() == LiabilityState.OPEN) {
              if (!several.contains(held.kind())) {
                assertThat(seen.add(held.kind() + held.node())).as(held.toString()).isTrue();
              }
              held.root()
                  .ifPresent(
                      root ->
                          assertThat(state.liabilities().get(root))
                              .as(held.toString())
                              .isNotNull()
                              .matches(cause -> cause.state() != LiabilityState.REVERSED)
                              .matches(cause -> cause.root().isEmpty()));
            }
          }
        });
  }
}
