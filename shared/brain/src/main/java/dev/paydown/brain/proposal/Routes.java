package dev.paydown.brain.proposal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was reassigned: whom a kind of proposal asks of a target instead. */
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
          .ifPresent(
              to ->
                  proposal
                      .moves()
                      .forEach(move -> byTarget.put(key(proposal.kind(), move.target()), to)));
    }
  }

  private static String key(ProposalKind kind, String target) {
    return kind.label() + "|" + target;
  }

  /** Whom this kind asks of a move's target, if somebody passed it on. */
  Optional<String> of(ProposalKind kind, String target) {
    return Optional.ofNullable(byTarget.get(key(kind, target)));
  }
}
