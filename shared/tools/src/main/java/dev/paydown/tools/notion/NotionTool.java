package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.DeliveryId;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Makes;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.act.Moves;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.HostileJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Notion. Its webhooks tell which page something happened to, and no values: each is read through
 * the API, through which moves are made too.
 */
public final class NotionTool implements Tool {
  private static final String TOKEN = "verification_token";
  private static final Pattern TOKEN_FORM = Pattern.compile("[\\x21-\\x7e]{16,200}");
  private static final HexSignature SIGNATURE = new HexSignature("x-notion-signature", "sha256=");
  private final OutgoingHttp http;

  /** Speaks to Notion's API through this. */
  public NotionTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "notion";
  }

  @Override
  public String steps() {
    return """
        1. In Notion: Settings, Connections, Develop or manage integrations, New integration:
           let it read and update content, read and insert comments, and read users with
           their addresses. Connect with --api-token and its secret: deliveries hold ids
           only, and confirmed moves are made with it.
        2. On each database or page that Paydown shall see: the menu, Connections, add it.
        3. In the integration: Webhooks, Create a subscription: give it the delivery URL and
           choose the events of pages and comments.
        4. Notion posts a verification token to the delivery URL, which is kept, and asks for
           the same token there.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Notion: Settings, Connections, Develop or manage integrations, the integration
           that was made for this connection: Webhooks.
        2. Delete the subscription whose URL is the delivery URL.
        3. Delete the integration too, if nothing else uses it: its secret then opens nothing.
        """;
  }

  @Override
  public boolean makesItsSecret() {
    return true;
  }

  /**
   * A body that is a verification token and nothing else is the handshake of a subscription; where
   * it is signed, then with that same token. A delivery is proved by {@code X-Notion-Signature}:
   * {@code sha256=} and the HMAC-SHA256 over the raw body with the token, in hex of either case
   * (Notion docs, Webhooks; its SDK for JavaScript).
   *
   * <p>The id is the body's own, the same for each attempt, unlike the number of the attempt beside
   * it; where it shows none, {@code sha256-} and the hex of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    Optional<JsonNode> body = body(delivery);
    Optional<String> token = body.filter(NotionTool::isHandshake).map(NotionTool::token);
    if (token.isPresent()) {
      return handshake(delivery, token.get());
    }
    Optional<String> fault = SIGNATURE.fault(delivery, connection.secrets());
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    return body.map(node -> node.path("id").asText())
        .filter(DeliveryId::isOne)
        .<Verdict>map(Verdict.Genuine::new)
        .orElseGet(() -> HexSignature.identified(delivery, ""));
  }

  private static Verdict handshake(Delivery delivery, String token) {
    if (!TOKEN_FORM.matcher(token).matches()) {
      return new Verdict.Refused(TOKEN + " is not 16 to 200 printable ASCII characters");
    }
    Optional<String> fault =
        delivery.headers().containsKey(SIGNATURE.header())
            ? SIGNATURE.fault(delivery, List.of(token))
            : Optional.empty();
    return fault.isPresent()
        ? new Verdict.Refused(fault.get())
        : new Verdict.Handshake(Map.of(), "", Optional.of(token));
  }

  private static boolean isHandshake(JsonNode body) {
    return body.isObject() && body.size() == 1 && body.has(TOKEN);
  }

  private static String token(JsonNode body) {
    return body.path(TOKEN).asText();
  }

  private static Optional<JsonNode> body(Delivery delivery) {
    return switch (delivery.json()) {
      case HostileJson.Malformed _ -> Optional.empty();
      case HostileJson.Value(JsonNode node) -> Optional.of(node);
    };
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return NotionReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return new NotionFetch(NotionApi.lookup(http, connection, now)).fetch(uid);
  }

  @Override
  public Set<Makes> makes() {
    return NotionHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    return Moves.make(acting, new NotionHands(http, acting));
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new NotionListening(http));
  }
}
