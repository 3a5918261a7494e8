package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.forecast.Forecast;
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
  private static final long WORKSPACES = Math.clamp(Long.getLong("paydown.seeds", 100) / 8, 12, 80);

  /** What a workspace came to, and how often it was looked at in vain or with something to find. */
  private record Run(WorkspaceState state, int looks, int finds) {}

  @Test
  void who_is_woken_when_due_comes_to_what_a_look_at_every_quarter_comes_to() {
    int woken = 0;
    int found = 0;
    int swept = 0;
    for (int seed = 0; seed < WORKSPACES; seed++) {
      List<LogEntry> entries = new Histories(new Random(seed)).deliveries(12);

      Run sparse = run(entries, false);
      Run full = run(entries, true);

      assertThat(held(sparse.state())).as("seed " + seed).isEqualTo(held(full.state()));
      woken += sparse.looks();
      found += full.finds();
      swept += full.looks();
    }
    System.out.printf(
        "%,d looks when due, %,d of a full sweep found something, of %,d: %.3f%n",
        woken, found, swept, (double) woken / found);
    assertThat(woken).isLessThanOrEqualTo(found * 12 / 10);
  }

  private static Run run(List<LogEntry> entries, boolean isFull) {
    WorkspaceState state = WorkspaceState.empty("acme");
    Instant end = entries.getLast().receivedAt().plus(Duration.ofDays(14));
    int looks = 0;
    int finds = 0;
    int next = 0;
    for (Instant at = START; at.isBefore(end); at = at.plus(QUARTER)) {
      while (next < entries.size() && !entries.get(next).receivedAt().isAfter(at)) {
        state = Advance.step(state, List.of(entries.get(next)));
        next++;
      }
      Instant mark = at;
      if (isFull || state.dueAt().filter(due -> !due.isAfter(mark)).isPresent()) {
        WorkspaceState after = Advance.step(state, List.of(said("tick", new Fact.Ticked(at), at)));
        looks++;
        finds += held(after).equals(held(state)) ? 0 : 1;
        state = after;
      }
      for (Mailing mailing : List.copyOf(state.mailings().values())) {
        if (!mailing.sent() && !mailing.dueAt().isAfter(at)) {
          LogEntry out = said(mailing.id(), new Fact.MailSent(at, mailing.id()), at);
          state = Advance.step(state, List.of(out));
        }
      }
    }
    return new Run(state, looks, finds);
  }

  private static LogEntry said(String what, Fact fact, Instant at) {
    return new LogEntry(what + "#" + at, at, List.of(fact));
  }

  /** All that it holds and expects, but for when and how often it was looked at. */
  private static List<Object> held(WorkspaceState state) {
    Forecast forecast = Picture.of(state).forecast();
    return List.of(
        state.items().keySet().stream().map(forecast::of).toList(),
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
