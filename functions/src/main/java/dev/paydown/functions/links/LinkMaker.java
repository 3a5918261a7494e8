package dev.paydown.functions.links;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Tokens;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Raised;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Makes magic links: the token goes into the mail and nowhere else, its hash into the store. */
public final class LinkMaker {
  private final SecureRandom random;
  private final String publicUrl;
  private final MagicLinks links;
  private final ByHand byHand;

  /** Makes links to that address of this deployment. */
  public LinkMaker(Deployment deployment, String publicUrl) {
    this.random = deployment.random();
    this.publicUrl = publicUrl;
    this.links = deployment.links();
    this.byHand = new ByHand(deployment.directory(), deployment.tools());
  }

  /**
   * A link as it stands in the mail.
   *
   * @param byHand the ids of the moves that the mail, as its page, says no tool can make
   * @param raised why it came up to the recipient, as mail and page say
   */
  public record Made(String url, Instant expiresAt, Set<String> byHand, Optional<Raised> raised) {
    public Made {
      byHand = Set.copyOf(byHand);
    }

    /** Leaves the URL out, so that no token reaches a log. */
    @Override
    public String toString() {
      return "Made[" + expiresAt + "]";
    }
  }

  /** Keeps a new link for the proposal as it stands, for its recipient, and says where it is. */
  public Made make(WorkspaceState state, Proposal proposal, Instant now) {
    String token = Tokens.fresh(random);
    MagicLink link = keep(state, proposal, proposal.recipient(), token, now);
    return new Made(publicUrl + "/decide/" + token, link.expiresAt(), link.byHand(), link.raised());
  }

  /** Keeps a link that nobody is given: by it Paydown decides what the workspace lets run. */
  public MagicLink keepForOurselves(WorkspaceState state, Proposal proposal, Instant now) {
    return keep(state, proposal, Decision.BY_SETTING, Tokens.fresh(random), now);
  }

  private MagicLink keep(
      WorkspaceState state, Proposal proposal, String recipient, String token, Instant now) {
    LinkExpiry days = LinkExpiry.of(state, proposal.recipient());
    MagicLink link =
        new MagicLink(
            Hashes.sha256(token),
            state.workspace(),
            proposal.id(),
            proposal.version(),
            Digest.ofMoves(proposal),
            recipient,
            days.expires(proposal.gate(), now),
            Optional.empty(),
            Optional.empty(),
            days.zone(),
            byHand.of(state, proposal),
            Raised.of(state, proposal));
    links.put(link);
    return link;
  }
}
