package dev.paydown.functions.notify;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.functions.links.LinkMaker;
import dev.paydown.functions.links.Readers;
import dev.paydown.pages.Letter;
import dev.paydown.pages.Mails;
import dev.paydown.pages.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends one mailing. The row is the outbox: it is sent, then said to be sent, so a crash between
 * the two means one more mail of the same, and never one fewer.
 */
final class Notify {
  private final Deployment deployment;
  private final LinkMaker maker;

  Notify(Deployment deployment) {
    this.deployment = deployment;
    this.maker = new LinkMaker(deployment.random(), deployment.publicUrl(), deployment.links());
  }

  /** What became of a mailing. */
  sealed interface Outcome {}

  record Sent() implements Outcome {}

  record NotSent(String why) implements Outcome {}

  Outcome mail(String workspace, String id) {
    Optional<WorkspaceState> state = deployment.workspaces().load(workspace);
    Optional<Mailing> mailing = state.flatMap(held -> Optional.ofNullable(held.mailings().get(id)));
    if (state.isEmpty() || mailing.isEmpty()) {
      return new NotSent("there is no such mailing any more");
    }
    if (mailing.get().sent()) {
      return new NotSent("it is out already");
    }
    Instant now = deployment.clock().instant();
    List<MailMessage> messages = messages(state.get(), mailing.get(), now);
    if (messages.isEmpty()) {
      return new NotSent("nothing in it stands as it was");
    }
    messages.forEach(message -> deployment.mail().send(message));
    deployment
        .log()
        .append(workspace, new LogEntry("mailed#" + id, now, List.of(new Fact.MailSent(now, id))));
    return new Sent();
  }

  private List<MailMessage> messages(WorkspaceState state, Mailing mailing, Instant now) {
    Reader reader = Readers.of(state, mailing.recipient());
    return switch (mailing.kind()) {
      case ASK -> ask(state, mailing, reader, now);
      case RESULT ->
          mailing.asks().stream()
              .flatMap(ask -> Optional.ofNullable(state.proposals().get(ask.proposal())).stream())
              .map(proposal -> Mails.result(reader, proposal, now))
              .toList();
      case STATEMENT -> List.of();
    };
  }

  private List<MailMessage> ask(WorkspaceState state, Mailing mailing, Reader reader, Instant now) {
    List<Letter> letters = new ArrayList<>();
    for (Mailing.Ask ask : mailing.asks()) {
      Proposal proposal = state.proposals().get(ask.proposal());
      if (proposal != null
          && proposal.state().isLive()
          && proposal.version() == ask.version()
          && proposal.recipient().equals(mailing.recipient())) {
        LinkMaker.Made made = maker.make(state, proposal, now);
        letters.add(new Letter(proposal, made.url(), made.expiresAt()));
      }
    }
    return letters.isEmpty() ? List.of() : List.of(Mails.ask(reader, letters, now));
  }
}
