package dev.paydown.functions.links;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Makes magic links: the token goes into the mail and nowhere else, its hash into the store. */
public final class LinkMaker {
  private static final int TOKEN_BYTES = 32;
  private final SecureRandom random;
  private final String publicUrl;
  private final MagicLinks links;

  /** Makes links to this deployment. */
  public LinkMaker(SecureRandom random, String publicUrl, MagicLinks links) {
    this.random = random;
    this.publicUrl = publicUrl;
    this.links = links;
  }

  /** A link as it stands in the mail. */
  public record Made(String url, Instant expiresAt) {
    /** Leaves the URL out, so that no token reaches a log. */
    @Override
    public String toString() {
      return "Made[" + expiresAt + "]";
    }
  }

  /** Keeps a new link for the proposal as it stands, for its recipient, and says where it is. */
  public Made make(WorkspaceState state, Proposal proposal, Instant now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    LinkExpiry days = LinkExpiry.of(state, proposal.recipient());
    Instant expiresAt = days.expires(proposal.gate(), now);
    links.put(
        new MagicLink(
            Hashes.sha256(token),
            state.workspace(),
            proposal.id(),
            proposal.version(),
            Digest.ofMoves(proposal),
            proposal.recipient(),
            expiresAt,
            Optional.empty(),
            Optional.empty(),
            days.zone()));
    return new Made(publicUrl + "/decide/" + token, expiresAt);
  }
}
