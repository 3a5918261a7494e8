package dev.paydown.tools.slack;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request tells of everything in it.
 *
 * @param site where the workspace's messages have their addresses; empty where that is not told
 * @param team the workspace's id
 * @param app the id of the app that Paydown reads through
 * @param ours the users that this app's bot is
 * @param isShared whether another company is in the channel as well
 */
record Told(
    String connection,
    Optional<String> site,
    Optional<String> team,
    Optional<String> app,
    Set<String> ours,
    boolean isShared,
    Instant receivedAt) {
  private static final Pattern ID = Pattern.compile("[A-Z0-9]{1,50}");
  private static final Pattern SITE =
      Pattern.compile("(https://[a-z0-9-]{1,100}(?:\\.enterprise)?\\.slack\\.com)/?");

  Told {
    ours = Set.copyOf(ours);
  }

  /** Of an event. */
  static Told event(Connection connection, Fields body, Instant receivedAt) throws BadField {
    Set<String> ours = new HashSet<>();
    for (Fields one : body.objects("authorizations")) {
      if (one.flag("is_bot").orElse(false)) {
        id(one, "user_id").ifPresent(ours::add);
      }
    }
    return new Told(
        connection.name(),
        site(connection),
        id(body, "team_id"),
        id(body, "api_app_id"),
        ours,
        body.flag("is_ext_shared_channel").orElse(false),
        receivedAt);
  }

  /** Of an interaction. */
  static Told interaction(Connection connection, Fields body, Instant receivedAt) throws BadField {
    return new Told(
        connection.name(),
        site(connection),
        id(body.object("team"), "id"),
        id(body, "api_app_id"),
        Set.of(),
        false,
        receivedAt);
  }

  /** Of a message that was read through the API, which does not tell whose bot its app is. */
  static Told reading(Connection connection, Fields message, Instant now) throws BadField {
    return new Told(
        connection.name(),
        site(connection),
        id(message, "team"),
        Optional.empty(),
        Set.of(),
        false,
        now);
  }

  /** What somebody gave as the connection's address counts only where it is a workspace's. */
  private static Optional<String> site(Connection connection) {
    return connection
        .baseUrl()
        .map(SITE::matcher)
        .filter(Matcher::matches)
        .map(address -> address.group(1));
  }

  /** An id of Slack's; recorded requests have blanks in the place of some. */
  static Optional<String> id(Fields of, String name) throws BadField {
    return of.text(name).filter(id -> ID.matcher(id).matches());
  }
}
