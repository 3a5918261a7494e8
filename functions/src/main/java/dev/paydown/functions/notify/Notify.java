package dev.paydown.functions.notify;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.mail.PreferenceLinks;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Autonomy;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.AtHand;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.functions.links.Confirmation;
import dev.paydown.functions.links.DecisionLog;
import dev.paydown.functions.links.LinkMaker;
import dev.paydown.functions.links.Readers;
import dev.paydown.pages.Letter;
import dev.paydown.pages.Mails;
import dev.paydown.pages.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sends one mailing. The row is the outbox: it is sent, then said to be sent, so a crash between
 * the two means one more mail of the same, and never one fewer. A message that comes twice means
 * none: that it is out stands in the log before the brain has heard of it.
 */
final class Notify {
  private static final System.Logger LOG = System.getLogger(Notify.class.getName());
  private final Deployment deployment;
  private final LinkMaker maker;
  private final AtHand workspaces;

  Notify(Deployment deployment) {
    this.deployment = deployment;
    this.maker = new LinkMaker(deployment, deployment.publicUrl());
    this.workspaces = new AtHand(deployment.workspaces());
  }

  /** What became of a mailing. */
  sealed interface Outcome {}

  record Sent() implements Outcome {}

  record NotSent(String why) implements Outcome {}

  Outcome mail(String workspace, String id) {
    Optional<WorkspaceState> state = workspaces.current(workspace);
    Optional<Mailing> mailing = state.flatMap(held -> Optional.ofNullable(held.mailings().get(id)));
    if (state.isEmpty() || mailing.isEmpty()) {
      return new NotSent("there is no such mailing any more");
    }
    if (mailing.get().sent() || deployment.log().holds(workspace, mailing.get().outId())) {
      return new NotSent("it is out already");
    }
    Instant now = deployment.clock().instant();
    if (mailing.get().kind() == Mailing.Kind.RUN) {
      return run(state.get(), mailing.get(), now);
    }
    List<MailMessage> messages = messages(state.get(), mailing.get(), now);
    if (messages.isEmpty()) {
      return new NotSent("nothing in it stands as it was");
    }
    messages.forEach(message -> deployment.mail().send(workspace, message));
    mailing.get().asks().forEach(ask -> told(state.get(), mailing.get(), ask));
    return sent(workspace, mailing.get(), now);
  }

  /** One line for each proposal, since each follows from something else. */
  private static void told(WorkspaceState state, Mailing mailing, Mailing.Ask ask) {
    LOG.log(
        System.Logger.Level.INFO,
        "proposal {0} is mailed",
        new Field("proposal", ask.proposal()),
        new Field("proposalVersion", ask.version()),
        new Field("mailing", mailing.id()),
        new Field("kind", mailing.kind().name().toLowerCase(Locale.ROOT)),
        Field.correlation(
            Optional.ofNullable(state.proposals().get(ask.proposal()))
                .flatMap(Proposal::correlation)),
        Field.workspace(state.workspace()));
  }

  private Outcome sent(String workspace, Mailing mailing, Instant now) {
    deployment.log().append(workspace, mailing.out(now));
    return new Sent();
  }

  /** Nobody is mailed: what the workspace lets run by itself is confirmed in its name. */
  private Outcome run(WorkspaceState state, Mailing mailing, Instant now) {
    boolean hasRun = false;
    for (Mailing.Ask ask : mailing.asks()) {
      Proposal proposal = state.proposals().get(ask.proposal());
      if (proposal != null
          && proposal.version() == ask.version()
          && Autonomy.runs(state.settingsNow(), proposal)) {
        hasRun |= run(state, proposal, now);
      }
    }
    return hasRun
        ? sent(state.workspace(), mailing, now)
        : new NotSent("nothing in it stands as it was");
  }

  /** The decision is the same write as a person's, by a link that nobody is given. */
  private boolean run(WorkspaceState state, Proposal proposal, Instant now) {
    Decision.Run decision = Autonomy.decision(proposal);
    List<Execution> executions =
        Confirmation.executions(
            state.workspace(), proposal, decision.chosen(), Decision.BY_SETTING, now);
    MagicLink link = maker.keepForOurselves(state, proposal, now);
    return switch (deployment
        .links()
        .decide(link, Confirmation.entry(proposal, decision, now), executions, "confirmed", now)) {
      case TAKEN -> {
        DecisionLog.told(state.workspace(), proposal, decision, executions);
        yield true;
      }
      case LOST -> false;
    };
  }

  private List<MailMessage> messages(WorkspaceState state, Mailing mailing, Instant now) {
    Reader known = Readers.of(state, mailing.recipient());
    Reader reader =
        mailing.kind() == Mailing.Kind.REPLY
            ? known
            : known.choosingAt(
                PreferenceLinks.make(
                    deployment, state.workspace(), known.email(), known.zone(), now));
    return switch (mailing.kind()) {
      case ASK, REPLY -> ask(state, mailing, reader, now);
      case RUN -> List.of();
      case RESULT ->
          mailing.asks().stream()
              .flatMap(ask -> Optional.ofNullable(state.proposals().get(ask.proposal())).stream())
              .map(proposal -> Mails.result(reader, proposal, look(state, proposal, now), now))
              .toList();
      case STATEMENT -> List.of();
    };
  }

  /** Where it can be undone, for who has no link of it because nobody was asked. */
  private Optional<String> look(WorkspaceState state, Proposal proposal, Instant now) {
    Fact.Decided decided = state.confirmed().get(proposal.id());
    boolean hasRun = decided != null && decided.decision() instanceof Decision.Run;
    return hasRun && proposal.canBeUndone()
        ? Optional.of(maker.make(state, proposal, now).url())
        : Optional.empty();
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
        letters.add(
            new Letter(proposal, made.url(), made.expiresAt(), made.byHand(), made.raised()));
      }
    }
    return letters.isEmpty() ? List.of() : List.of(Mails.ask(reader, letters, now));
  }
}
