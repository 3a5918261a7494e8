package dev.paydown.brain.proposal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was reassigned: whom a target is asked of instead. */
final class Routes {
  private final Map<String, String> byTarget = new HashMap<>();

  Routes(Collection<Proposal> proposals) {
    List<Proposal> reassigned =
        proposals.stream()
            .filter(proposal -> proposal.state() == ProposalState.REASSIGNED)
            .sorted(Comparator.comparing((Proposal p) -> p.endedAt().orElseThrow()))
            .toList();
    for (Proposal proposal : reassigned) {
      proposal
          .outcome()
          .ifPresent(to -> proposal.moves().forEach(move -> byTarget.put(move.target(), to)));
    }
  }

  /** Whom a move of this target is asked of, if somebody passed it on. */
  Optional<String> of(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }
}
