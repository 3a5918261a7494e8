package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Webhooks over a site's projects, named by their keys ({@code WEB}): an administrator's, which
 * stand, or those of an OAuth 2.0 app, which end after thirty days (Atlassian developer docs, Jira
 * Cloud platform, Webhooks); and the search for issues by JQL.
 */
final class JiraListening implements Listening {
  private static final String ADMIN = "/rest/webhooks/1.0/webhook";
  private static final String APP = "/rest/api/3/webhook";
  private static final int PAGE = 100;
  private static final List<String> OF_ISSUES =
      List.of(
          "jira:issue_created",
          "jira:issue_updated",
          "jira:issue_deleted",
          "comment_created",
          "comment_updated",
          "comment_deleted");
  private static final Pattern NUMBER = Pattern.compile("/([0-9]{1,18})/?$");

  /** How many minutes a sweep looks back, and where its next page begins. */
  private static final Pattern CURSOR = Pattern.compile("([0-9]{0,9}):(.{1,2000})");

  private final OutgoingHttp http;

  JiraListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    Connection connection = asked.connection();
    if (connection.baseUrl().isEmpty() || connection.token().isEmpty()) {
      return new ByHand("the connection has no baseUrl or no token");
    }
    RestApi api = JiraApi.of(http, connection, asked.now());
    if (JiraApi.isOfUser(connection.token().get())) {
      return administrators(api, asked);
    }
    return connection.places().isEmpty()
        ? new ByHand("an app's webhook needs projects, and none is named to listen in")
        : apps(api, asked);
  }

  /** A new one, of the newest secret, takes the place of those that stood. */
  private static Hooked administrators(RestApi api, Asked asked) {
    List<String> former = administrators(api, asked.deliveryUrl()::equals);
    ObjectNode made = object().put("name", "Paydown").put("url", asked.deliveryUrl());
    ArrayNode events = made.putArray("events");
    OF_ISSUES.forEach(events::add);
    events.add("issuelink_created").add("issuelink_deleted");
    projects(asked.connection())
        .ifPresent(jql -> made.putObject("filters").put("issue-related-events-section", jql));
    made.put("excludeBody", false).put("secret", asked.connection().secrets().getFirst());
    JsonNode _ = Lookup.needed(api.send("POST", ADMIN, made));
    for (String hook : former) {
      boolean _ = Lookup.removed(api, hook);
    }
    return new Standing(asked.connection().places());
  }

  /** The administrators' hooks whose address is meant, by their paths. */
  private static List<String> administrators(RestApi api, Predicate<String> isMeant) {
    List<String> paths = new ArrayList<>();
    for (JsonNode hook : Lookup.needed(api.get(ADMIN))) {
      Matcher self = NUMBER.matcher(hook.path("self").asText());
      if (isMeant.test(hook.path("url").asText()) && self.find()) {
        paths.add(ADMIN + "/" + self.group(1));
      }
    }
    return paths;
  }

  @Override
  public Unhooked unhook(Asked asked) {
    Connection connection = asked.connection();
    if (connection.baseUrl().isEmpty() || connection.token().isEmpty()) {
      return new ByHand("the connection has no baseUrl or no token");
    }
    RestApi api = JiraApi.of(http, connection, asked.now());
    List<String> site = List.of(connection.baseUrl().get());
    return JiraApi.isOfUser(connection.token().get())
        ? asked.outOf(
            site, _ -> administrators(api, asked::isOurs), hook -> Lookup.removed(api, hook))
        : asked.outOf(site, _ -> ofApp(api, asked), id -> isTakenFromApp(api, id));
  }

  /** Where Jira does not show the address, those that are known to be this connection's. */
  private static List<Long> ofApp(RestApi api, Asked asked) {
    List<Long> ids = new ArrayList<>();
    for (JsonNode hook : Lookup.needed(api.get(APP + "?maxResults=" + PAGE)).path("values")) {
      long id = hook.path("id").asLong();
      boolean isOurs =
          hook.path("url").isTextual()
              ? asked.isOurs(hook.path("url").asText())
              : asked.connection().hooks().contains(Long.toString(id));
      if (isOurs) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Jira takes the ids of those that are to go, and passes over what is gone. */
  private static boolean isTakenFromApp(RestApi api, long id) {
    ObjectNode body = object();
    body.putArray("webhookIds").add(id);
    return Lookup.found(api.send("DELETE", APP, body)).isPresent();
  }

  /** They are signed with the app's own secret, and live on where they are asked to. */
  private static Hooked apps(RestApi api, Asked asked) {
    String jql = projects(asked.connection()).orElseThrow();
    List<Long> standing = new ArrayList<>();
    for (JsonNode hook : Lookup.needed(api.get(APP + "?maxResults=" + PAGE)).path("values")) {
      if (hook.path("jqlFilter").asText().equals(jql)) {
        standing.add(hook.path("id").asLong());
      }
    }
    if (standing.isEmpty()) {
      ObjectNode made = object().put("url", asked.deliveryUrl());
      ObjectNode hook = made.putArray("webhooks").addObject().put("jqlFilter", jql);
      ArrayNode events = hook.putArray("events");
      OF_ISSUES.forEach(events::add);
      JsonNode result =
          Lookup.needed(api.send("POST", APP, made)).path("webhookRegistrationResult").path(0);
      if (!result.path("createdWebhookId").isIntegralNumber()) {
        return new ByHand("Jira says: " + Fields.quoted(result.at("/errors/0").asText()));
      }
      standing.add(result.path("createdWebhookId").asLong());
    }
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    standing.forEach(ids::add);
    ObjectNode refreshed = object().set("webhookIds", ids);
    JsonNode until = Lookup.needed(api.send("PUT", APP + "/refresh", refreshed));
    try {
      Fields answer = Fields.of("", until);
      Instant end = answer.required("expirationDate", answer.millis("expirationDate"));
      List<String> made = standing.stream().map(String::valueOf).toList();
      return new Standing(asked.connection().places(), Optional.of(end), Optional.empty(), made);
    } catch (BadField e) {
      throw Lookup.unreadable(JiraApi.TOOL, e);
    }
  }

  /** Empty: all of them. */
  private static Optional<String> projects(Connection connection) {
    return connection.places().isEmpty()
        ? Optional.empty()
        : Optional.of(
            connection.places().stream()
                .map(key -> "\"" + key.replaceAll("[\"\\\\]", "") + "\"")
                .collect(Collectors.joining(", ", "project in (", ")")));
  }

  /**
   * By minutes back from now, which mean the same in every time zone: JQL takes a time as one of
   * the zone of whoever asks, and knows no seconds.
   */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    Optional<Matcher> goesOn = cursor.map(CURSOR::matcher).filter(Matcher::matches);
    String back =
        goesOn
            .map(at -> at.group(1))
            .orElseGet(() -> since.map(from -> minutes(from, now)).orElse(""));
    String changed = back.isEmpty() ? "statusCategory != Done" : "updated >= \"-" + back + "m\"";
    String jql =
        projects(connection).map(in -> in + " AND ").orElse("") + changed + " ORDER BY updated ASC";
    String path =
        "/rest/api/3/search/jql?fields=updated&maxResults="
            + PAGE
            + "&jql="
            + RestApi.part(jql)
            + goesOn.map(at -> "&nextPageToken=" + RestApi.part(at.group(2))).orElse("");
    JsonNode shown = Lookup.needed(JiraApi.of(http, connection, now).get(path));
    try {
      Fields page = Fields.of("", shown);
      List<Changed> found = new ArrayList<>();
      for (Fields issue : page.objects("issues")) {
        String id = issue.required("id", JiraForm.id(issue, "id"));
        Fields fields = issue.object("fields");
        found.add(new Changed(id, fields.required("updated", JiraForm.time(fields, "updated"))));
      }
      Optional<String> next = page.text("nextPageToken").filter(token -> !token.isEmpty());
      return new Changes(found, next.map(token -> back + ":" + token));
    } catch (BadField e) {
      throw Lookup.unreadable(JiraApi.TOOL, e);
    }
  }

  private static String minutes(Instant since, Instant now) {
    long minutes = Math.max(0, Duration.between(since, now).toMinutes()) + 2;
    return Long.toString(Math.min(minutes, 999_999_999));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    Lookup lookup = new Lookup(JiraApi.of(http, connection, now), connection.name(), now);
    return new JiraPast(lookup).of(uid);
  }
}
