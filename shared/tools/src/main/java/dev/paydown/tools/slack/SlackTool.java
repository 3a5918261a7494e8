package dev.paydown.tools.slack;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Makes;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.act.Moves;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Slack, by the Events API and the interactions of an app. A thread is an item as soon as it asks
 * somebody, is answered in, or names other work; a bare line is none. Deliveries tell enough, so
 * the API is asked only for a thread that has to be read again, and to answer in one.
 */
public final class SlackTool implements Tool {
  private final OutgoingHttp http;

  /** Speaks to Slack's API through this. */
  public SlackTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "slack";
  }

  @Override
  public String steps() {
    return """
        1. At api.slack.com/apps: Create New App, From scratch. Basic Information, App
           Credentials shows the app's signing secret: connect again under another name with
           --secret and, for links to messages, --base-url https://YOURS.slack.com.
        2. OAuth & Permissions, Scopes, Bot Token Scopes: channels:history, groups:history,
           reactions:read, users:read, users:read.email; and chat:write, if confirmed messages
           shall be posted.
        3. Event Subscriptions: switch them on, give them the new delivery URL, and under
           Subscribe to bot events add message.channels, message.groups, reaction_added,
           reaction_removed, team_join and user_change.
        4. Interactivity & Shortcuts, if you want them: the same URL, and shortcuts on messages
           whose callback IDs are paydown_track and paydown_close.
        5. Install App, then /invite the app into each channel that it shall read.
        6. To let Paydown post confirmed messages in threads, give --api-token the Bot User OAuth
           Token that Install App shows. Other moves in Slack are by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. At api.slack.com/apps, the app that was made for this connection: Delete App, and all
           of it is gone.
        2. To keep the app: Event Subscriptions, switch Enable Events off; and Interactivity &
           Shortcuts, switch Interactivity off.
        """;
  }

  /**
   * The signature is over {@code v0:}, the timestamp, {@code :} and the raw body, a form's as well:
   * {@code X-Slack-Signature}, {@code v0=} and hex; the timestamp, {@code
   * X-Slack-Request-Timestamp}, lies within five minutes of the receipt both ways (Slack docs,
   * Verifying requests from Slack). {@code url_verification} is signed like everything else, and
   * answered with its challenge (same docs, Events API, Request URL configuration).
   *
   * <p>The id is the event's {@code event_id}, the same over retries; of an interaction or command
   * its {@code trigger_id}, else the time of its action; where the body shows none, {@code sha256-}
   * and the hex of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return SlackProof.verify(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return SlackReader.read(delivery, connection);
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return new SlackFetch(SlackApi.of(http, connection, now), connection, now).fetch(uid);
  }

  /** Answers in threads; for every other move in Slack there is nothing to ask its API for. */
  @Override
  public Set<Makes> makes() {
    return SlackHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    MoveAction action = acting.move().action();
    return action == MoveAction.COMMENT || action.isOurOwn()
        ? Moves.make(acting, new SlackHands(http, acting))
        : Attempt.byHand(acting.move().url());
  }
}
