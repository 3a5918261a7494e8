package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a person wants no mail of stands without one, as if it had been mailed: on the dashboard,
 * and with the lead after the same term. What they want again is mailed, if it never was.
 */
final class Hush {
  private final Picture picture;

  Hush(Picture picture) {
    this.picture = picture;
  }

  void settle(SortedMap<String, Proposal> proposals) {
    if (picture.state().people().choices().isEmpty()) {
      return;
    }
    Set<String> mailed = mailed();
    for (Map.Entry<String, Proposal> each : List.copyOf(proposals.entrySet())) {
      Proposal proposal = each.getValue();
      if (proposal.state() != ProposalState.PENDING) {
        continue;
      }
      boolean isMuted = isMuted(proposal);
      if (isMuted && proposal.mailedAt().isEmpty() && !Autonomy.runs(picture, proposal)) {
        proposals.put(
            each.getKey(),
            new Change(proposal)
                .mailed(
                    picture.now(),
                    Expiry.of(
                        picture.calendars().person(proposal.recipient()),
                        proposal.gate(),
                        picture.now())));
      } else if (!isMuted && proposal.mailedAt().isPresent() && !mailed.contains(of(proposal))) {
        proposals.put(each.getKey(), new Change(proposal).unmailed());
      }
    }
  }

  private boolean isMuted(Proposal proposal) {
    return MailGroup.of(proposal.kind())
        .filter(group -> !picture.state().people().wants(proposal.recipient(), group))
        .isPresent();
  }

  /** Which proposal was ever mailed to whom. */
  private Set<String> mailed() {
    return picture.state().mailings().values().stream()
        .filter(mailing -> mailing.kind().bringsLinks())
        .flatMap(
            mailing ->
                mailing.asks().stream().map(ask -> mailing.recipient() + "|" + ask.proposal()))
        .collect(Collectors.toSet());
  }

  private static String of(Proposal proposal) {
    return proposal.recipient() + "|" + proposal.id();
  }
}
