package dev.paydown.batch.digest;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.mail.PreferenceLinks;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.settings.Person;
import dev.paydown.pages.Board;
import dev.paydown.pages.Mails;
import dev.paydown.pages.Reader;
import java.time.Instant;
import java.util.Optional;

/** Mails one week's statement to one reader, in the reader's zone; sending changes no balance. */
final class Digest {
  private final Deployment deployment;

  Digest(Deployment deployment) {
    this.deployment = deployment;
  }

  /** What became of it. */
  sealed interface Outcome {}

  record Sent() implements Outcome {}

  record NotSent(String why) implements Outcome {}

  Outcome mail(String workspace, String id) {
    Optional<WorkspaceState> state = deployment.workspaces().load(workspace);
    Optional<Mailing> mailing =
        state
            .flatMap(held -> Optional.ofNullable(held.mailings().get(id)))
            .filter(held -> held.kind() == Mailing.Kind.STATEMENT);
    if (state.isEmpty() || mailing.isEmpty()) {
      return new NotSent("there is no such mailing any more");
    }
    // Noted in the log before the brain has heard of it: a message that comes twice sends none.
    if (mailing.get().sent() || deployment.log().holds(workspace, mailing.get().outId())) {
      return new NotSent("it is out already");
    }
    Statement statement = Statements.of(state.get(), mailing.get().about());
    Instant now = deployment.clock().instant();
    Reader reader = reader(state.get(), mailing.get().recipient());
    String choices =
        PreferenceLinks.make(deployment, workspace, reader.email(), reader.zone(), now);
    deployment
        .mail()
        .send(
            workspace,
            Mails.statement(
                reader.choosingAt(choices),
                statement,
                Optional.of(Board.of(deployment.publicUrl(), workspace))));
    deployment.log().append(workspace, mailing.get().out(now));
    return new Sent();
  }

  private static Reader reader(WorkspaceState state, String address) {
    Optional<Person> person =
        state.people().people().stream().filter(them -> them.email().equals(address)).findFirst();
    return new Reader(
        address,
        person.map(Person::name).orElse(""),
        person.flatMap(Person::zone).orElse(state.settingsNow().calendar().zone()));
  }
}
