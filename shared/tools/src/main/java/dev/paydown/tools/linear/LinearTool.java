package dev.paydown.tools.linear;

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

/**
 * Linear. Its webhooks announce issues, comments, projects and their updates; relations between
 * issues come in no webhook, so an item is read through the API after an event.
 */
public final class LinearTool implements Tool {
  private final LinearApi api;

  /** Speaks to Linear's API through this. */
  public LinearTool(OutgoingHttp http) {
    this.api = new LinearApi(http);
  }

  @Override
  public String slug() {
    return "linear";
  }

  @Override
  public String steps() {
    return """
        1. In Linear: Settings, API, Webhooks, New webhook: give it the delivery URL.
        2. Choose Issues, Comments, Projects and Project updates.
        3. Linear shows its own signing secret: if it differs from the one above, connect
           again under another name with --secret and give the new delivery URL.
        4. To let Paydown make the webhooks itself, and confirmed moves, connect with
           --api-token KEY, and --in TEAM-KEY for each team, if not all.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Linear: Settings, API, Webhooks.
        2. Delete the webhook whose URL is the delivery URL.
        """;
  }

  /**
   * The signature is over the raw body, in hex. The time that the body states (else the header) may
   * be 24 hours back and 5 minutes ahead: a retry comes up to six hours late, and whether it is
   * restamped is not documented. A delivery without any time is taken, and known again by its id.
   *
   * <p>The id is the header {@code Linear-Delivery}; where that is absent, {@code sha256-} and the
   * hex of the body's SHA-256, which is the same for each attempt of the same body.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return LinearSignature.verify(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return LinearReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return new LinearFetch(new LinearCall(api, connection, now)).fetch(uid);
  }

  @Override
  public Set<Makes> makes() {
    return LinearHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    return Moves.make(acting, new LinearHands(api, acting));
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new LinearListening(api));
  }
}
