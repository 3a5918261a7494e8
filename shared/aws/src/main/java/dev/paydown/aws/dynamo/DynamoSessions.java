package dev.paydown.aws.dynamo;

import dev.paydown.brain.store.Feed;
import dev.paydown.brain.store.Session;
import dev.paydown.brain.store.Sessions;
import dev.paydown.brain.store.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Codes, sessions and feeds in the table. Whoever reads looks at the expiry; the table's own only
 * clears away what is long dead.
 */
public final class DynamoSessions implements Sessions {
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);
  private final Table table;

  /** The sessions of this table. */
  public DynamoSessions(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Session> session(String workspace, String tokenHash) {
    return table.get(Key.session(workspace, tokenHash)).map(row -> Row.record(row, Session.class));
  }

  @Override
  public Optional<Feed> feed(String workspace, String tokenHash) {
    return table.get(Key.feed(workspace, tokenHash)).map(row -> Row.record(row, Feed.class));
  }

  @Override
  public List<Feed> feedsOf(String workspace, String email) {
    return table.query(Key.feeds(workspace)).stream()
        .map(row -> Row.record(row, Feed.class))
        .filter(feed -> feed.email().equals(email))
        .sorted(Comparator.comparing(Feed::madeAt).thenComparing(Feed::tokenHash))
        .toList();
  }

  @Override
  public Optional<SignIn> signIn(String workspace, String email) {
    return table.get(Key.signIn(workspace, email)).map(row -> Row.record(row, SignIn.class));
  }

  @Override
  public boolean replace(Optional<SignIn> before, SignIn after) {
    return before.isEmpty()
        ? table.putNew(row(after))
        : table.replace(row(before.get()), row(after));
  }

  @Override
  public void open(Session session) {
    table.put(
        Row.of(
                Key.session(session.workspace(), session.tokenHash()),
                "session",
                session.workspace(),
                session.tokenHash())
            .number("ttl", clearedAt(session.expiresAt()))
            .body(session));
  }

  @Override
  public void close(String workspace, String tokenHash) {
    table.remove(Key.session(workspace, tokenHash));
  }

  @Override
  public void add(Feed feed) {
    table.put(
        Row.of(
                Key.feed(feed.workspace(), feed.tokenHash()),
                "feed",
                feed.workspace(),
                feed.tokenHash())
            .body(feed));
  }

  @Override
  public void revoke(Feed feed) {
    table.remove(Key.feed(feed.workspace(), feed.tokenHash()));
  }

  private static Row row(SignIn code) {
    return Row.of(
            Key.signIn(code.workspace(), code.email()), "sign-in", code.workspace(), code.email())
        .number("ttl", clearedAt(code.expiresAt()))
        .body(code);
  }

  private static long clearedAt(Instant expiresAt) {
    return expiresAt.plus(KEPT_AFTER_EXPIRY).getEpochSecond();
  }
}
