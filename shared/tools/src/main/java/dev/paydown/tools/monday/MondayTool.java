package dev.paydown.tools.monday;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.HmacJwt;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * monday.com, by the webhooks that an app makes on boards. Each tells one change, with what it was
 * before. Paydown reads here; moves are by hand.
 */
public final class MondayTool implements ReadOnlyTool {
  private final OutgoingHttp http;

  /** Speaks to monday.com's API through this: to make webhooks, and to read. */
  public MondayTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "monday";
  }

  @Override
  public String steps() {
    return """
        1. In monday.com: your picture, Developers, Create app. Basic Information shows its
           signing secret: connect again under another name with --secret and, for links,
           --base-url https://YOURS.monday.com.
        2. With an OAuth token of that app (not a personal one: its webhooks are not signed),
           call create_webhook with the new delivery URL for each board, and for each of these
           events: create_item, create_subitem, change_column_value,
           change_subitem_column_value, change_name, change_subitem_name, create_update,
           edit_update, delete_update, create_subitem_update, move_subitem, item_archived,
           item_deleted, item_restored, subitem_archived, subitem_deleted.
        3. Moves in monday.com are proposed by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In monday.com: your picture, Developers, the app that was made for this connection:
           delete it, and its webhooks go with it.
        2. To keep the app: with its token, query webhooks(board_id: BOARD, app_webhooks_only:
           true) for each board, and call delete_webhook with the id of each one.
        """;
  }

  /**
   * The header {@code Authorization} is a JSON Web Token, signed HS256 with the app's signing
   * secret: it must not have expired, and an audience that is an address must be the delivery's
   * (monday.com developer docs, Authorization header). A webhook that no app made comes without one
   * and is refused: its address alone would be its secret, and addresses are kept in too many
   * places.
   *
   * <p>The challenge that comes when a webhook is made is answered with itself (same docs,
   * Webhooks, Verifying a webhook URL), signed or not: it says nothing and changes nothing.
   *
   * <p>The id is the event's {@code triggerUuid}; where that is absent, {@code sha256-} and the hex
   * of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    Optional<Verdict> challenge = MondayReader.challenge(delivery.body());
    return challenge.isPresent()
        ? challenge.get()
        : HmacJwt.fault(delivery, connection.secrets(), HmacJwt.Scheme.BARE)
            .<Verdict>map(Verdict.Refused::new)
            .orElseGet(
                () -> HexSignature.identified(delivery, MondayReader.trigger(delivery.body())));
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return MondayReader.read(delivery, connection);
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return new MondayFetch(MondayApi.of(http, connection, now), connection, now).fetch(uid);
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new MondayListening(http));
  }
}
