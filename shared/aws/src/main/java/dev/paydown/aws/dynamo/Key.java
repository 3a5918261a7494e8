package dev.paydown.aws.dynamo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a row stands. Every partition begins with its workspace, {@code W#ws}, but for the five
 * look-ups that are how a workspace is found in the first place: {@code T#} admin token (hash),
 * {@code C#} connection (delivery id), {@code M#} magic link (hash), {@code U#} link to a person's
 * preferences (hash), and the roll of all workspaces, {@code R#0} to {@code R#3}.
 *
 * <table>
 * <caption>Partitions</caption>
 * <tr><td>{@code W#ws}</td><td>{@code HEAD}: version, now, due; {@code STATE}: settings, people</td></tr>
 * <tr><td>{@code W#ws#L#0} to {@code #f}</td><td>the log, by hash of the entry id</td></tr>
 * <tr><td>{@code W#ws#I}</td><td>items and links</td></tr>
 * <tr><td>{@code W#ws#D}</td><td>liabilities and ledger entries</td></tr>
 * <tr><td>{@code W#ws#P}</td><td>proposals, mailings, reads wanted, confirmed answers</td></tr>
 * <tr><td>{@code W#ws#X}</td><td>executions</td></tr>
 * <tr><td>{@code W#ws#A#proposal}</td><td>audit, one chain a proposal</td></tr>
 * <tr><td>{@code W#ws#J}</td><td>journal, by version</td></tr>
 * <tr><td>{@code W#ws#B}, {@code #B#version}</td><td>snapshots, and the parts of each</td></tr>
 * <tr><td>{@code W#ws#Q}</td><td>quarantine</td></tr>
 * <tr><td>{@code W#ws#C}</td><td>connection names</td></tr>
 * <tr><td>{@code W#ws#G}</td><td>revoked connections whose tools are still to be told</td></tr>
 * <tr><td>{@code W#ws#S}</td><td>sweeps of connections</td></tr>
 * <tr><td>{@code W#ws#N}</td><td>codes to sign in with, and sessions</td></tr>
 * <tr><td>{@code W#ws#F}</td><td>feeds</td></tr>
 * <tr><td>{@code W#ws#E}</td><td>erasures under way</td></tr>
 * </table>
 */
record Key(String pk, String sk) {
  private static final int LONGEST = 900;
  private static final int LOG_SHARDS = 16;
  private static final int ROLLS = 4;

  static Key head(String workspace) {
    return new Key(partition(workspace), "HEAD");
  }

  static Key state(String workspace) {
    return new Key(partition(workspace), "STATE");
  }

  /** Where the state goes on that is longer than a row; the first part is the state's own row. */
  static Key state(String workspace, int part) {
    return part == 0 ? state(workspace) : new Key(partition(workspace), "STATE#" + part);
  }

  static Key log(String workspace, String entryId) {
    int shard = Math.floorMod(entryId.hashCode(), LOG_SHARDS);
    return new Key(logPartition(workspace, shard), sort(entryId));
  }

  /** The partitions over which a workspace's log is spread. */
  static List<String> logPartitions(String workspace) {
    return IntStream.range(0, LOG_SHARDS)
        .mapToObj(shard -> logPartition(workspace, shard))
        .toList();
  }

  private static String logPartition(String workspace, int shard) {
    return partition(workspace) + "#L#" + Integer.toHexString(shard);
  }

  static Key in(String workspace, String section, String kind, String id) {
    return new Key(partition(workspace) + section, sort(kind + "#" + id));
  }

  static Key proposal(String workspace, String id) {
    return in(workspace, "#P", "proposal", id);
  }

  static Key execution(String workspace, String id) {
    return new Key(partition(workspace) + "#X", sort(id));
  }

  static Key audit(String workspace, String proposal, long number) {
    return new Key(audit(workspace, proposal), padded(number));
  }

  static String audit(String workspace, String proposal) {
    return partition(workspace) + "#A#" + sort(proposal);
  }

  static Key journal(String workspace, long version) {
    return new Key(partition(workspace) + "#J", padded(version));
  }

  static Key snapshot(String workspace, long version) {
    return new Key(snapshots(workspace), padded(version));
  }

  static String snapshots(String workspace) {
    return partition(workspace) + "#B";
  }

  static Key snapshotPart(String workspace, long version, int part) {
    return new Key(snapshotParts(workspace, version), padded(part));
  }

  static String snapshotParts(String workspace, long version) {
    return snapshots(workspace) + "#" + version;
  }

  static Key quarantine(String workspace, String id) {
    return new Key(partition(workspace) + "#Q", sort(id));
  }

  static Key connectionName(String workspace, String name) {
    return new Key(partition(workspace) + "#C", sort(name));
  }

  static Key revoked(String workspace, String id) {
    return new Key(revoked(workspace), sort(id));
  }

  static String revoked(String workspace) {
    return partition(workspace) + "#G";
  }

  static Key sweep(String workspace, String connection) {
    return new Key(partition(workspace) + "#S", sort(connection));
  }

  static Key session(String workspace, String tokenHash) {
    return in(workspace, "#N", "session", tokenHash);
  }

  static Key signIn(String workspace, String email) {
    return in(workspace, "#N", "code", email);
  }

  static Key feed(String workspace, String tokenHash) {
    return new Key(feeds(workspace), sort(tokenHash));
  }

  static String feeds(String workspace) {
    return partition(workspace) + "#F";
  }

  static Key erasure(String workspace, String token) {
    return new Key(erasures(workspace), token);
  }

  static String erasures(String workspace) {
    return partition(workspace) + "#E";
  }

  static Key connection(String id) {
    return new Key("C#" + sort(id), "CONNECTION");
  }

  static Key token(String hash) {
    return new Key("T#" + sort(hash), "TOKEN");
  }

  static Key link(String hash) {
    return new Key("M#" + sort(hash), "LINK");
  }

  static Key preferences(String hash) {
    return new Key("U#" + sort(hash), "PREFERENCES");
  }

  static Key roll(String workspace) {
    return new Key(rolls().get(Math.floorMod(workspace.hashCode(), ROLLS)), sort(workspace));
  }

  /** The partitions over which the roll of workspaces is spread. */
  static List<String> rolls() {
    return IntStream.range(0, ROLLS).mapToObj(roll -> "R#" + roll).toList();
  }

  /** A workspace's own partition; the others begin with it. */
  static String partition(String workspace) {
    if (workspace.isBlank() || workspace.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a workspace is named without # and not blank");
    }
    return "W#" + workspace;
  }

  /** Whose partition that is. */
  static String workspace(String pk) {
    int end = pk.indexOf('#', 2);
    return end < 0 ? pk.substring(2) : pk.substring(2, end);
  }

  static Key of(Map<String, AttributeValue> row) {
    return new Key(Row.text(row, "pk"), Row.text(row, "sk"));
  }

  Map<String, AttributeValue> attributes() {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  /** DynamoDB takes 1,024 bytes of sort key: what is longer stands there by its digest. */
  private static String sort(String id) {
    if (id.length() <= LONGEST / Row.UTF8_BYTES_MAX) {
      return id;
    }
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST ? id : "sha256#" + sha256(bytes);
  }

  static String padded(long number) {
    return String.format("%019d", number);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
