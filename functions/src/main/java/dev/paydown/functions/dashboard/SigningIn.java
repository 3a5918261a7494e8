package dev.paydown.functions.dashboard;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Tokens;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Session;
import dev.paydown.brain.store.SignIn;
import dev.paydown.functions.links.MailedCode;
import dev.paydown.functions.links.Readers;
import dev.paydown.pages.Mails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signing in: an 8-digit code, mailed to somebody whom the workspace knows. Whether it knows
 * somebody is never said: each answer is the same for an address that it does not.
 */
final class SigningIn {
  /** How long a session lasts, however much it is used. */
  static final Duration SESSION = Duration.ofDays(7);

  private static final String WRONG =
      "That code is not right, or no longer works. Look for the newest mail, or have a new code"
          + " mailed.";
  private final Deployment deployment;
  private final String workspace;
  private final Instant now;

  SigningIn(Deployment deployment, String workspace, Instant now) {
    this.deployment = deployment;
    this.workspace = workspace;
    this.now = now;
  }

  /** What comes next. */
  sealed interface Outcome {}

  /** The code is asked for. */
  record AskCode(String email, Optional<String> fault) implements Outcome {}

  /** The address is asked for again. */
  record AskEmail(String fault) implements Outcome {}

  /** They are in. */
  record In(String token) implements Outcome {
    /** Leaves the token out, so that none reaches a log. */
    @Override
    public String toString() {
      return "In[]";
    }
  }

  /** Answers a form with an address, and a code once there is one. */
  Outcome answer(String givenEmail, Optional<String> code) {
    String email = Audience.address(givenEmail);
    if (email.isEmpty()) {
      return new AskEmail("Please give an email address, such as name@company.com.");
    }
    return code.map(digits -> tried(email, digits)).orElseGet(() -> asked(email));
  }

  private Outcome asked(String email) {
    Optional<WorkspaceState> known =
        deployment.workspaces().rules(workspace).filter(state -> Audience.has(state, email));
    if (known.isPresent()) {
      mail(known.get(), email);
    }
    return new AskCode(email, Optional.empty());
  }

  private void mail(WorkspaceState state, String email) {
    Optional<SignIn> before = deployment.sessions().signIn(workspace, email);
    if (before.isPresent() && !before.get().mayMail(now)) {
      return;
    }
    String digits = MailedCode.fresh(deployment.random());
    String hash = hash(email, digits);
    SignIn after =
        before
            .map(held -> held.mailedAnew(hash, now))
            .orElseGet(() -> SignIn.first(workspace, email, hash, now));
    if (deployment.sessions().replace(before, after)) {
      deployment
          .mail()
          .send(workspace, Mails.signIn(Readers.of(state, email), digits, after.expiresAt()));
    }
  }

  private Outcome tried(String email, String given) {
    Optional<SignIn> held =
        deployment.sessions().signIn(workspace, email).filter(code -> code.isAlive(now));
    // A try is spent before it is looked at: of two at once, one is turned away.
    boolean isSpent = held.isPresent() && deployment.sessions().replace(held, held.get().tried());
    if (!isSpent || !isRight(held.get(), given)) {
      return new AskCode(email, Optional.of(WRONG));
    }
    SignIn tried = held.get().tried();
    if (!deployment.sessions().replace(Optional.of(tried), tried.spent())) {
      return new AskCode(email, Optional.of(WRONG));
    }
    String token = Tokens.fresh(deployment.random());
    deployment
        .sessions()
        .open(new Session(workspace, Hashes.sha256(token), email, now.plus(SESSION)));
    return new In(token);
  }

  private boolean isRight(SignIn held, String given) {
    String hash = hash(held.email(), MailedCode.typed(given));
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.UTF_8), held.codeHash().getBytes(StandardCharsets.UTF_8));
  }

  private String hash(String email, String digits) {
    return Hashes.sha256("sign-in:" + workspace + ":" + email + ":" + digits);
  }
}
