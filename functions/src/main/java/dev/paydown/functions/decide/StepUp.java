package dev.paydown.functions.decide;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.functions.links.MailedCode;
import dev.paydown.functions.links.Standing;
import dev.paydown.pages.Mails;
import dev.paydown.pages.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The second proof for what reaches far: an 8-digit code, mailed to the bound recipient at the
 * moment of the answer, good for ten minutes and five tries, and for that answer only.
 */
final class StepUp {
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final Duration BETWEEN_MAILS = Duration.ofSeconds(30);
  private static final int TRIES = 5;
  private final Deployment deployment;
  private final Instant now;

  StepUp(Deployment deployment, Instant now) {
    this.deployment = deployment;
    this.now = now;
  }

  /** Whether a code is under way. */
  sealed interface Started {}

  record Asked(MagicLink.Code code) implements Started {}

  /** Too many wrong tries: none is mailed until the last code has run out. */
  record Spent() implements Started {}

  /**
   * Mails a code for this answer. Tries spent on a code still alive count on, so that asking anew
   * buys no more guesses; a code for the same answer mailed a moment ago is not mailed again.
   */
  Started start(Standing.Live live, String choiceDigest) {
    MagicLink link = live.link();
    Optional<MagicLink.Code> alive = link.code().filter(code -> code.expiresAt().isAfter(now));
    if (alive.filter(code -> code.triesLeft() <= 0).isPresent()) {
      return new Spent();
    }
    Optional<MagicLink.Code> justMailed =
        alive.filter(
            code ->
                code.choiceDigest().equals(choiceDigest)
                    && code.expiresAt().isAfter(now.plus(LASTS).minus(BETWEEN_MAILS)));
    if (justMailed.isPresent()) {
      return new Asked(justMailed.get());
    }
    String digits = MailedCode.fresh(deployment.random());
    MagicLink.Code code =
        new MagicLink.Code(
            hash(link, digits),
            now.plus(LASTS),
            alive.map(MagicLink.Code::triesLeft).orElse(TRIES),
            choiceDigest);
    deployment
        .mail()
        .send(
            link.workspace(),
            Mails.code(
                new Reader(link.recipient(), "", link.zone()),
                live.proposal(),
                digits,
                code.expiresAt()));
    deployment.links().startCode(link.tokenHash(), code);
    return new Asked(code);
  }

  /** Spends a try. */
  MagicLinks.CodeTried tried(Standing.Live live, String given, String choiceDigest) {
    String digits = MailedCode.typed(given);
    return deployment
        .links()
        .tryCode(live.link().tokenHash(), hash(live.link(), digits), choiceDigest, now);
  }

  /** With the link's own hash, so that no table of hashed codes opens it. */
  private static String hash(MagicLink link, String digits) {
    return Hashes.sha256(link.tokenHash() + ":" + digits);
  }
}
