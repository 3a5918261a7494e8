package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What holds of everything that is put before people, whatever happens and whatever they answer.
 */
final class ProposalLawTest {
  private static final int DELIVERIES = 20;

  private static List<Proposal> live(WorkspaceState state) {
    return state.proposals().values().stream()
        .filter(proposal -> proposal.state().isLive())
        .toList();
  }

  @Test
  void nothing_is_put_twice_at_a_time_and_no_field_stands_in_two_proposals() {
    Seeds.each(
        random ->
            new Life(
                    random,
                    state -> {
                      Set<String> keys = new HashSet<>();
                      Set<String> targets = new HashSet<>();
                      for (Proposal proposal : live(state)) {
                        assertThat(keys.add(proposal.key())).as(proposal.toString()).isTrue();
                        String once =
                            proposal.kind() == ProposalKind.SHIFT_DATES
                                ? proposal.recipient()
                                : proposal.node();
                        assertThat(keys.add(proposal.kind() + " of " + once))
                            .as(proposal.toString())
                            .isTrue();
                        assertThat(proposal.moves()).isNotEmpty();
                        Set<String> own = new HashSet<>();
                        proposal.moves().forEach(move -> own.add(move.target()));
                        for (String target : own) {
                          assertThat(targets.add(target)).as(proposal.toString()).isTrue();
                        }
                      }
                    })
                .through(DELIVERIES));
  }

  @Test
  void nothing_answered_is_asked_again_until_its_target_changes() {
    Seeds.each(
        random ->
            new Life(
                    random,
                    state -> {
                      Map<String, String> said = answers(state);
                      for (Proposal proposal : live(state)) {
                        if (proposal.occasion().isEmpty()) {
                          for (Move move : proposal.moves()) {
                            assertThat(move.to())
                                .as(move.toString())
                                .isNotEqualTo(Optional.ofNullable(said.get(move.target())));
                          }
                        } else {
                          assertThat(said)
                              .doesNotContainKey(proposal.key() + "|" + proposal.occasion());
                        }
                      }
                    })
                .through(DELIVERIES));
  }

  /** What people last said of each date, and which questions they answered. */
  private static Map<String, String> answers(WorkspaceState state) {
    Map<String, String> said = new HashMap<>();
    state.proposals().values().stream()
        .filter(ProposalLawTest::isAnswered)
        .sorted(
            Comparator.comparing((Proposal p) -> p.endedAt().orElseThrow())
                .thenComparing(Proposal::id))
        .forEach(
            proposal -> {
              // A question that met a change in its tool was not answered by anybody.
              if (proposal.state() != ProposalState.STALE) {
                said.put(proposal.key() + "|" + proposal.occasion(), "");
              }
              for (Move move : proposal.moves()) {
                Optional<String> value =
                    proposal.kind() == ProposalKind.UNDO ? move.from() : move.to();
                // A line that met a change in its tool was not answered by anybody.
                if (move.state() == MoveState.STALE) {
                  said.remove(move.target());
                } else {
                  value.ifPresent(to -> said.put(move.target(), to));
                }
              }
            });
    return said;
  }

  private static boolean isAnswered(Proposal proposal) {
    return switch (proposal.state()) {
      case CONFIRMED, EXECUTING, DONE, PARTLY, FAILED, STALE, DECLINED -> true;
      case PENDING, SNOOZED, REASSIGNED, EXPIRED, SUPERSEDED -> false;
    };
  }

  @Test
  void confirming_any_lines_never_moves_a_forecast_further() {
    Seeds.each(
        random -> {
          int[] looks = {0};
          new Life(
                  random,
                  state -> {
                    if (looks[0]++ % 4 == 0) {
                      live(state).stream()
                          .filter(proposal -> proposal.occasion().isEmpty())
                          .forEach(proposal -> confirmSome(state, proposal, random));
                    }
                  })
              .through(DELIVERIES);
        });
  }

  private static void confirmSome(WorkspaceState state, Proposal proposal, Random random) {
    // A second later: facts of the very instant at which a span is measured count into it.
    Instant now = state.now().plusSeconds(1);
    Map<String, String> chosen = new HashMap<>();
    List<Fact> made = new ArrayList<>();
    for (Move move : proposal.moves()) {
      if (random.nextBoolean()) {
        chosen.put(move.id(), move.to().orElseThrow());
        Life.echo(now, move).ifPresent(made::add);
        made.add(
            new Fact.EffectRecorded(
                now, "x", proposal.id(), move.id(), new EffectOutcome.Done(Optional.empty())));
      }
    }
    if (chosen.isEmpty()) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.Decided(now, proposal.id(), proposal.version(), new Decision.Confirm(chosen)));
    facts.addAll(made);
    WorkspaceState after = Advance.step(state, List.of(new LogEntry("confirmed", now, facts)));
    Forecast was =
        Picture.of(
                Advance.step(state, List.of(new LogEntry("t", now, List.of(new Fact.Ticked(now))))))
            .forecast();
    Forecast is = Picture.of(after).forecast();
    for (String node : state.items().keySet()) {
      LocalDate before = was.of(node).finish().orElse(LocalDate.MAX);
      assertThat(is.of(node).finish().orElse(LocalDate.MAX))
          .as(node + " after " + chosen + " of " + proposal)
          .isBeforeOrEqualTo(before);
    }
  }

  @Test
  void no_two_mails_ask_a_person_within_four_working_hours_and_none_outside_their_hours() {
    Seeds.each(
        random -> {
          Map<String, Instant> last = new HashMap<>();
          Set<String> seen = new HashSet<>();
          WorkspaceState[] before = {WorkspaceState.empty("acme")};
          new Life(
                  random,
                  state -> {
                    state.mailings().values().stream()
                        .filter(mailing -> mailing.kind() == Mailing.Kind.ASK)
                        .filter(mailing -> seen.add(mailing.id()))
                        .sorted(Comparator.comparing(Mailing::dueAt))
                        .forEach(
                            mailing -> {
                              assertThat(
                                      mayGo(before[0], mailing, last)
                                          || mayGo(state, mailing, last))
                                  .as(mailing.toString())
                                  .isTrue();
                              last.put(mailing.recipient(), mailing.dueAt());
                            });
                    before[0] = state;
                  })
              .through(DELIVERIES);
        });
  }

  /**
   * By the person's calendar as it stood before or after the step: the step may have changed it.
   */
  private static boolean mayGo(WorkspaceState state, Mailing mailing, Map<String, Instant> last) {
    WorkCalendar calendar = Picture.of(state).calendars().person(mailing.recipient());
    Instant before = last.get(mailing.recipient());
    boolean isApart =
        before == null || !mailing.dueAt().isBefore(calendar.plus(before, Duration.ofHours(4)));
    return !mailing.asks().isEmpty() && calendar.isWorkingTime(mailing.dueAt()) && isApart;
  }

  @Test
  void the_same_steps_give_the_same_rows_again() {
    Seeds.each(
        random -> {
          Life life = new Life(random, any -> {}).through(DELIVERIES);
          WorkspaceState again = WorkspaceState.empty("acme");
          for (List<LogEntry> step : life.steps()) {
            again = Advance.step(again, step);
          }
          assertThat(again).isEqualTo(life.state());
        });
  }

  @Test
  void a_reach_beyond_the_company_never_runs_by_itself() {
    Seeds.each(
        random -> {
          WorkspaceState state = new Life(random, any -> {}).through(DELIVERIES).state();
          state.confirmed().values().stream()
              .filter(decided -> decided.decision() instanceof Decision.Run)
              .map(decided -> state.proposals().get(decided.proposal()))
              .forEach(
                  run -> {
                    assertThat(run).isNotNull();
                    assertThat(run.gate()).isEqualTo(dev.paydown.brain.proposal.Gate.INTERNAL);
                    assertThat(state.settingsNow().autonomy()).contains(run.kind().label());
                    assertThat(run.state()).isNotEqualTo(ProposalState.PENDING);
                  });
        });
  }
}
