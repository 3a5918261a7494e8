package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page that asks for the mailed code shows.
 *
 * @param zone the recipient's
 * @param codeExpiresAt when the code stops working
 * @param triesLeft how often it may still be tried
 * @param answer the form fields of the answer it belongs to, carried along unseen; {@code code} is
 *     left out
 * @param fault what was wrong with the code just sent, in a sentence
 */
public record CodeView(
    Proposal proposal,
    ZoneId zone,
    Instant codeExpiresAt,
    int triesLeft,
    Map<String, List<String>> answer,
    Instant now,
    Optional<String> fault) {
  public CodeView {
    answer = Map.copyOf(answer);
  }
}
