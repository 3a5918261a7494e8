package dev.paydown.functions.links;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.tools.json.BrainJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a link or a code is bound to, so that what is confirmed is what was shown. */
public final class Digest {
  private Digest() {}

  /**
   * SHA-256 (hex) of the proposal's exact moves: what would be done, where, and on what
   * precondition. How far a move has come is left out, so that the digest outlives the answer.
   */
  public static String ofMoves(Proposal proposal) {
    List<Move> moves = proposal.moves().stream().map(move -> move.in(MoveState.PROPOSED)).toList();
    return Hashes.sha256(
        BrainJson.write(List.of(proposal.id(), proposal.version(), proposal.recipient(), moves)));
  }

  /** SHA-256 (hex) of one answer: the chosen moves with the values they shall get. */
  public static String ofChoice(Proposal proposal, Map<String, String> chosen) {
    return Hashes.sha256(
        BrainJson.write(List.of(proposal.id(), proposal.version(), new TreeMap<>(chosen))));
  }
}
