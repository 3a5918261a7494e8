package dev.paydown.functions;

import dev.paydown.brain.store.Feed;
import dev.paydown.brain.store.Session;
import dev.paydown.brain.store.Sessions;
import dev.paydown.brain.store.SignIn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Codes, sessions and feeds in memory. */
public final class MemorySessions implements Sessions {
  public final Map<String, Session> sessions = new TreeMap<>();
  public final Map<String, SignIn> codes = new TreeMap<>();
  public final Map<String, Feed> feeds = new TreeMap<>();

  @Override
  public Optional<Session> session(String workspace, String tokenHash) {
    return Optional.ofNullable(sessions.get(workspace + "#" + tokenHash));
  }

  @Override
  public Optional<Feed> feed(String workspace, String tokenHash) {
    return Optional.ofNullable(feeds.get(workspace + "#" + tokenHash));
  }

  @Override
  public List<Feed> feedsOf(String workspace, String email) {
    return feeds.values().stream()
        .filter(feed -> feed.workspace().equals(workspace) && feed.email().equals(email))
        .sorted(Comparator.comparing(Feed::madeAt).thenComparing(Feed::tokenHash))
        .toList();
  }

  @Override
  public Optional<SignIn> signIn(String workspace, String email) {
    return Optional.ofNullable(codes.get(workspace + "#" + email));
  }

  @Override
  public boolean replace(Optional<SignIn> before, SignIn after) {
    if (!before.equals(signIn(after.workspace(), after.email()))) {
      return false;
    }
    codes.put(after.workspace() + "#" + after.email(), after);
    return true;
  }

  @Override
  public void open(Session session) {
    sessions.put(session.workspace() + "#" + session.tokenHash(), session);
  }

  @Override
  public void close(String workspace, String tokenHash) {
    sessions.remove(workspace + "#" + tokenHash);
  }

  @Override
  public void add(Feed feed) {
    feeds.put(feed.workspace() + "#" + feed.tokenHash(), feed);
  }

  @Override
  public void revoke(Feed feed) {
    feeds.remove(feed.workspace() + "#" + feed.tokenHash());
  }
}
