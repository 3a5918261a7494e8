package dev.paydown.tools.trello;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
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

/** Trello, by webhooks on boards; moves are made through its API. */
public final class TrelloTool implements Tool {
  private final OutgoingHttp http;

  /** Speaks to Trello's API through this. */
  public TrelloTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "trello";
  }

  @Override
  public String steps() {
    return """
        1. In Trello: trello.com/power-ups/admin, New, API key: generate one. Trello signs
           with the secret shown there: connect again under another name with it as
           --secret, and use the new delivery URL.
        2. Beside the key, follow the link Token and allow it.
        3. With --api-token KEY:TOKEN and --in BOARD for each board, Paydown makes the webhooks
           itself. Else: POST to https://api.trello.com/1/webhooks with key, token, the
           board's id as idModel, and the delivery URL as callbackURL, exactly as printed.
        4. To let Paydown make confirmed moves, allow the token to write
           (scope=read,write in the link's address), and connect with --api-token KEY:TOKEN.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. Trello has no page for webhooks: they are taken away through its API, with the key
           and token that made them.
        2. GET https://api.trello.com/1/tokens/TOKEN/webhooks?key=KEY&token=TOKEN: those whose
           callbackURL is the delivery URL.
        3. DELETE https://api.trello.com/1/webhooks/ID?key=KEY&token=TOKEN for each of them.
        """;
  }

  /**
   * The signature is HMAC-SHA1 with the app's secret over the raw body and the delivery URL after
   * it, as it was given as callbackURL, in base64: {@code X-Trello-Webhook} (Atlassian developer
   * docs, Trello, Webhooks, Webhook signatures). A delivery states no time of sending; one seen
   * before is known again by its id.
   *
   * <p>The id is the action's, the same over attempts and over webhooks that tell the same action;
   * where the body shows none, {@code sha256-} and the hex of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return TrelloProof.verdict(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return TrelloReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return new TrelloFetch(TrelloApi.lookup(http, connection, now)).fetch(uid);
  }

  @Override
  public Set<Makes> makes() {
    return TrelloHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    return Moves.make(acting, new TrelloHands(http, acting));
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new TrelloListening(http));
  }
}
