package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every quarter of an hour, only the workspaces that say they have something due are looked at. */
final class WakeLawTest {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final long FROM = Long.getLong("paydown.seeds.from", 0);
  private static final long WORKSPACES =
      Math.clamp(Long.getLong("paydown.seeds", 100) / 4, 12, 2_000);

  /** A workspace that is looked at in one of the two ways. */
  private static final class Workspace {
    private final boolean isFull;
    private final Recall recall = new Recall();
    private WorkspaceState state = WorkspaceState.empty("acme");
    private int looks;
    private int finds;

    Workspace(boolean isFull) {
      this.isFull = isFull;
    }

    void take(LogEntry entry) {
      state = Advance.step(state, List.of(entry), recall);
    }

    void look(Instant at) {
      if (isFull || state.dueAt().filter(due -> !due.isAfter(at)).isPresent()) {
        WorkspaceState before = state;
        take(said("tick", new Fact.Ticked(at), at));
        looks++;
        finds += held(state).equals(held(before)) ? 0 : 1;
      }
    }

    /** Hands over every mail that is due. */
    void post(Instant at) {
      for (Mailing mailing : List.copyOf(state.mailings().values())) {
        if (!mailing.sent() && !mailing.dueAt().isAfter(at)) {
          take(said(mailing.id(), new Fact.MailSent(at, mailing.id()), at));
        }
      }
    }
  }

  @Test
  void who_is_woken_when_due_stands_at_every_quarter_as_who_is_looked_at_then() {
    int woken = 0;
    int found = 0;
    int swept = 0;
    for (long seed = FROM; seed < FROM + WORKSPACES; seed++) {
      Workspace sparse = new Workspace(false);
      Workspace full = new Workspace(true);
      play(seed, sparse, full);
      woken += sparse.looks;
      found += full.finds;
      swept += full.looks;
    }
    System.out.printf(
        "%,d looks when due, %,d of a full sweep found something, of %,d: %.3f%n",
        woken, found, swept, (double) woken / found);
    assertThat(woken).isLessThanOrEqualTo(found * 12 / 10);
  }

  private static void play(long seed, Workspace sparse, Workspace full) {
    int deliveries = seed % 2 == 0 ? 30 : 12;
    List<LogEntry> entries = new Histories(new Random(seed)).deliveries(deliveries);
    Instant end = entries.getLast().receivedAt().plus(Duration.ofDays(14));
    int next = 0;
    for (Instant at = START; at.isBefore(end); at = at.plus(QUARTER)) {
      while (next < entries.size() && !entries.get(next).receivedAt().isAfter(at)) {
        sparse.take(entries.get(next));
        full.take(entries.get(next));
        next++;
      }
      sparse.look(at);
      full.look(at);
      assertThat(held(sparse.state)).as("seed %d at %s", seed, at).isEqualTo(held(full.state));
      sparse.post(at);
      full.post(at);
    }
    assertThat(expected(sparse.state)).as("seed %d", seed).isEqualTo(expected(full.state));
  }

  private static LogEntry said(String what, Fact fact, Instant at) {
    return new LogEntry(what + "#" + at, at, List.of(fact));
  }

  private static List<ItemForecast> expected(WorkspaceState state) {
    Forecast forecast = Picture.of(state).forecast();
    return state.items().keySet().stream().map(forecast::of).toList();
  }

  /** All that it holds, but for when and how often it was looked at, and what proposals tell. */
  private static List<Object> held(WorkspaceState state) {
    return List.of(
        state.items(),
        state.links(),
        state.liabilities(),
        state.entries(),
        state.proposals().values().stream().map(WakeLawTest::asked).toList(),
        state.mailings().values().stream().map(WakeLawTest::mailed).toList());
  }

  private static List<Object> asked(Proposal proposal) {
    return List.of(
        proposal.id(),
        proposal.state(),
        proposal.recipient(),
        proposal.headline(),
        proposal.reason(),
        proposal.moves());
  }

  private static List<Object> mailed(Mailing mailing) {
    return List.of(
        mailing.kind(),
        mailing.recipient(),
        mailing.dueAt(),
        mailing.sent(),
        mailing.asks().stream().map(Mailing.Ask::proposal).toList());
  }
}
