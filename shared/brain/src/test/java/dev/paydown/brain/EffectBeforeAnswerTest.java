package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.WorkspaceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An answer and what became of it stand in two partitions of the log, and a stream keeps the order
 * of each alone: what became of it may come first.
 */
final class EffectBeforeAnswerTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test")
          .open("b", "b@x.test")
          .blocks("a", "b")
          .turn("a", Transition.FINISHED);
  private final Proposal offer =
      company.live("b@x.test", ProposalKind.CLEAR_TO_START).orElseThrow();
  private final LogEntry answer =
      new LogEntry(
          "answer",
          company.now(),
          List.of(
              new Fact.Decided(
                  company.now(),
                  offer.id(),
                  offer.version(),
                  new Decision.Confirm(Map.of(offer.moves().getFirst().id(), "started")))));
  private final LogEntry effect =
      new LogEntry(
          "effect",
          company.now(),
          List.of(
              new Fact.EffectRecorded(
                  company.now(),
                  "x",
                  offer.id(),
                  offer.moves().getFirst().id(),
                  new EffectOutcome.Done(Optional.empty()))));
  private final Held store = new Held(company.state());
  private final Advancer advancer = new Advancer(store);

  /** One workspace, in which an answer is taken. */
  private static final class Held implements WorkspaceStore {
    private WorkspaceState state;
    private boolean hasLost;
    private final List<LogEntry> unfolded = new ArrayList<>();
    private final List<List<String>> commits = new ArrayList<>();

    Held(WorkspaceState state) {
      this.state = state;
    }

    @Override
    public Optional<WorkspaceState> load(String workspace) {
      return Optional.of(state);
    }

    @Override
    public Optional<WorkspaceState> since(WorkspaceState known) {
      return load(known.workspace()).filter(state -> state.version() == known.version());
    }

    @Override
    public Optional<WorkspaceState> rules(String workspace) {
      return Optional.of(state.rules());
    }

    @Override
    public Optional<Long> version(String workspace) {
      return Optional.of(state.version());
    }

    @Override
    public Committed commit(WorkspaceState before, WorkspaceState after, List<String> entryIds) {
      if (hasLost) {
        hasLost = false;
        return Committed.CONFLICT;
      }
      state = after;
      commits.add(entryIds);
      return Committed.YES;
    }

    @Override
    public void create(WorkspaceState empty, String name) {
      throw new UnsupportedOperationException("it is there");
    }

    @Override
    public List<LogEntry> unfolded(String workspace) {
      return unfolded;
    }
  }

  @BeforeEach
  void theAnswerIsTaken() {
    store.unfolded.add(answer);
  }

  private ProposalState state() {
    return Optional.ofNullable(store.state.proposals().get(offer.id())).orElseThrow().state();
  }

  @Test
  void what_became_of_an_answer_that_is_not_folded_is_folded_behind_it() {
    assertThat(advancer.advance("acme", List.of(effect))).isEmpty();

    assertThat(store.commits).containsExactly(List.of("answer", "effect"));
    assertThat(state()).isEqualTo(ProposalState.DONE);
  }

  @Test
  void the_answer_itself_changes_nothing_when_it_comes() {
    advancer.advance("acme", List.of(effect));
    store.unfolded.clear();

    advancer.advance("acme", List.of(answer));

    assertThat(store.commits).hasSize(1);
  }

  @Test
  void what_comes_in_order_asks_for_no_other_answers() {
    store.unfolded.clear();

    advancer.advance("acme", List.of(answer, effect));

    assertThat(store.commits).containsExactly(List.of("answer", "effect"));
    assertThat(state()).isEqualTo(ProposalState.DONE);
  }

  @Test
  void after_a_lost_commit_an_answer_still_goes_before_what_became_of_it() {
    store.hasLost = true;
    LogEntry tick = new LogEntry("tick", company.now(), List.of(new Fact.Ticked(company.now())));

    advancer.advance("acme", List.of(tick, effect));

    assertThat(store.commits).containsExactly(List.of("tick", "answer", "effect"));
    assertThat(state()).isEqualTo(ProposalState.DONE);
  }
}
