package dev.paydown.aws.dynamo;

import dev.paydown.aws.secrets.Sealer;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tokens and connections. A connection's secrets and token stand sealed, bound to workspace and
 * connection id, so that a row copied elsewhere does not open.
 */
public final class DynamoDirectory implements Directory {
  private static final Secret NONE = new Secret(List.of(), Optional.empty());

  /** Names the token that a token came after. */
  private static final String SUCCEEDS = "succeeds";

  private final Table table;
  private final Sealer sealer;

  /** The directory of this table. */
  public DynamoDirectory(Table table, Sealer sealer) {
    this.table = table;
    this.sealer = sealer;
  }

  /**
   * What is not sealed; rows of before places or hooks were kept have none.
   *
   * @param hasToken empty in rows of before it was kept: then the sealed part alone knows
   */
  private record Public(
      String tool,
      Optional<String> baseUrl,
      Optional<String> callbackUrl,
      Optional<Instant> handshakeUntil,
      Optional<List<String>> places,
      Optional<Connection.Heard> heard,
      Optional<List<String>> hooks,
      Optional<Boolean> hasToken) {}

  private record Secret(List<String> secrets, Optional<String> token) {}

  @Override
  public Optional<String> workspaceOf(String tokenHash) {
    return table.get(Key.token(tokenHash)).map(row -> Row.text(row, "ws"));
  }

  /**
   * Lets the token administer the workspace.
   *
   * @throws IllegalStateException if it administers another
   */
  @Override
  public void admit(String tokenHash, String workspace) {
    boolean isNew = table.putNew(Row.of(Key.token(tokenHash), "token", workspace, tokenHash));
    if (!isNew && workspaceOf(tokenHash).filter(workspace::equals).isEmpty()) {
      throw new IllegalStateException("this token administers another workspace");
    }
  }

  @Override
  public boolean succeed(String tokenHash, String nextHash) {
    Optional<String> workspace = workspaceOf(tokenHash);
    workspace.ifPresent(
        of ->
            table.putNew(
                Row.of(Key.token(nextHash), "token", of, nextHash).text(SUCCEEDS, tokenHash)));
    return workspace.isPresent();
  }

  @Override
  public int retireBefore(String tokenHash) {
    List<String> former = new ArrayList<>();
    Optional<String> before = succeeded(tokenHash);
    while (before.isPresent()) {
      former.add(before.get());
      before = succeeded(before.get());
    }
    // The oldest first: if this stops half way, those that are left can still be found.
    int ended = 0;
    for (String one : former.reversed()) {
      if (workspaceOf(one).isPresent()) {
        table.remove(Key.token(one));
        ended++;
      }
    }
    return ended;
  }

  private Optional<String> succeeded(String tokenHash) {
    return table
        .get(Key.token(tokenHash))
        .flatMap(row -> Optional.ofNullable(row.get(SUCCEEDS)))
        .map(AttributeValue::s);
  }

  @Override
  public Optional<Connection> connection(String id) {
    return table.get(Key.connection(id)).map(this::open);
  }

  @Override
  public Optional<Connection> connection(String workspace, String name) {
    return table
        .get(Key.connectionName(workspace, name))
        .flatMap(row -> connection(Row.text(row, "connection")));
  }

  @Override
  public List<Connection> connections(String workspace) {
    List<Key> keys =
        table.query(Key.partition(workspace) + "#C").stream()
            .map(row -> Key.connection(Row.text(row, "connection")))
            .toList();
    return table.batch(keys).values().stream()
        .map(DynamoDirectory::bare)
        .sorted(Comparator.comparing(Connection::name))
        .toList();
  }

  @Override
  public boolean add(Connection connection) {
    Row name =
        Row.of(
                Key.connectionName(connection.workspace(), connection.name()),
                "connection-name",
                connection.workspace(),
                connection.name())
            .text("connection", connection.id());
    Written written =
        table.writePatiently(List.of(table.puttingNew(name), table.puttingNew(sealed(connection))));
    return switch (written) {
      case Written.Done() -> true;
      case Written.Refused _ -> false;
      case Written.Contended() ->
          throw new IllegalStateException("a connection's rows were contended too long");
    };
  }

  @Override
  public boolean replace(Connection before, Connection after) {
    Optional<Map<String, AttributeValue>> row = table.get(Key.connection(before.id()));
    if (!row.map(this::open).equals(Optional.of(before))) {
      return false;
    }
    // Each sealing of a text gives another: the row is the one that was read if its sealing is.
    Condition same = new Condition().text(":was", Row.text(row.get(), "sealed"));
    return table.put(sealed(after), "#sealed = :was", same);
  }

  /** Its rows make way for the one by which its tool can still be told, all or none. */
  @Override
  public void revoke(Connection connection, Instant until) {
    Key name = Key.connectionName(connection.workspace(), connection.name());
    String gone = Condition.ABSENT + " OR #connection = :id";
    Condition ours = new Condition().text(":id", connection.id());
    Key aside = Key.revoked(connection.workspace(), connection.id());
    Row kept =
        sealed(aside, "revoked-connection", connection)
            .instant("until", until)
            .number("ttl", until.getEpochSecond());
    Written written =
        table.writePatiently(
            List.of(
                table.deleting(name, gone, ours),
                table.deleting(Key.connection(connection.id())),
                table.putting(kept)));
    if (written instanceof Written.Contended) {
      throw new IllegalStateException("a connection's rows were contended too long");
    }
  }

  @Override
  public List<Connection> revoked(String workspace, String name, Instant now) {
    return table.query(Key.revoked(workspace)).stream()
        .filter(row -> Row.text(row, "name").equals(name))
        .filter(row -> Row.maybeInstant(row, "until").filter(now::isBefore).isPresent())
        .map(this::open)
        .toList();
  }

  @Override
  public void forget(Connection revoked) {
    table.remove(Key.revoked(revoked.workspace(), revoked.id()));
  }

  private Row sealed(Connection connection) {
    return sealed(Key.connection(connection.id()), "connection", connection);
  }

  private Row sealed(Key key, String kind, Connection connection) {
    String secret = BrainJson.write(new Secret(connection.secrets(), connection.token()));
    return Row.of(key, kind, connection.workspace(), connection.id())
        .text("name", connection.name())
        .text("sealed", sealer.seal(secret, connection.workspace(), connection.id()))
        .body(
            new Public(
                connection.tool(),
                connection.baseUrl(),
                connection.callbackUrl(),
                connection.handshakeUntil(),
                Optional.of(connection.places()),
                connection.heard(),
                Optional.of(connection.hooks()),
                Optional.of(connection.hasToken())));
  }

  private Connection open(Map<String, AttributeValue> row) {
    Secret secret =
        BrainJson.read(
            sealer.open(Row.text(row, "sealed"), Row.text(row, "ws"), Row.text(row, "id")),
            Secret.class);
    return shown(row, Row.record(row, Public.class), secret, secret.token().isPresent());
  }

  private static Connection bare(Map<String, AttributeValue> row) {
    Public open = Row.record(row, Public.class);
    return shown(row, open, NONE, open.hasToken().orElse(true));
  }

  private static Connection shown(
      Map<String, AttributeValue> row, Public open, Secret secret, boolean hasToken) {
    return new Connection(
        Row.text(row, "id"),
        Row.text(row, "ws"),
        Row.text(row, "name"),
        open.tool(),
        secret.secrets(),
        secret.token(),
        open.baseUrl(),
        open.callbackUrl(),
        open.handshakeUntil(),
        open.places().orElse(List.of()),
        open.heard(),
        open.hooks().orElse(List.of()),
        hasToken);
  }
}
