package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks of teams, named by their keys ({@code ENG}), or of all public teams where none is named;
 * and the lists of issues and of projects (Linear's schema: webhooks, webhookCreate, webhookUpdate,
 * issues, projects).
 */
final class LinearListening implements Listening {
  private static final List<String> TOLD = List.of("Issue", "Comment", "Project", "ProjectUpdate");
  private static final String ISSUES = "issues";
  private static final String PROJECTS = "projects";
  private final LinearApi api;

  LinearListening(LinearApi api) {
    this.api = api;
  }

  /** A webhook that stands is given the newest secret. */
  @Override
  public Hooked hook(Asked asked) {
    LinearCall call = new LinearCall(api, asked.connection(), asked.now());
    JsonNode hooks =
        Lookup.needed(call.send(LinearDocuments.WEBHOOKS, LinearCall.object()))
            .at("/webhooks/nodes");
    List<Optional<String>> teams =
        asked.connection().places().isEmpty()
            ? List.of(Optional.empty())
            : asked.connection().places().stream().map(Optional::of).toList();
    for (Optional<String> team : teams) {
      standing(hooks, asked.deliveryUrl(), team)
          .ifPresentOrElse(id -> renew(call, id, asked), () -> make(call, team, asked));
    }
    return new Standing(asked.connection().places());
  }

  /** Of whatever team: Linear lists them together. */
  @Override
  public Unhooked unhook(Asked asked) {
    LinearCall call = new LinearCall(api, asked.connection(), asked.now());
    return asked.outOf(
        List.of("the workspace"), _ -> ours(call, asked), id -> isTakenAway(call, id));
  }

  private static List<String> ours(LinearCall call, Asked asked) {
    List<String> ids = new ArrayList<>();
    JsonNode shown = Lookup.needed(call.send(LinearDocuments.WEBHOOKS, LinearCall.object()));
    for (JsonNode hook : shown.at("/webhooks/nodes")) {
      if (asked.isOurs(hook.path("url").asText())) {
        ids.add(hook.path("id").asText());
      }
    }
    return ids;
  }

  private static boolean isTakenAway(LinearCall call, String id) {
    ObjectNode variables = LinearCall.object().put("id", id);
    return Lookup.found(call.send(LinearDocuments.DELETE_WEBHOOK, variables)).isPresent();
  }

  private static Optional<String> standing(JsonNode hooks, String url, Optional<String> team) {
    for (JsonNode hook : hooks) {
      JsonNode of = hook.path("team");
      boolean isOfTeam =
          team.isEmpty()
              ? hook.path("allPublicTeams").asBoolean()
              : of.path("key").asText().equalsIgnoreCase(team.get());
      if (hook.path("url").asText().equals(url) && isOfTeam) {
        return Optional.of(hook.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static void renew(LinearCall call, String id, Asked asked) {
    ObjectNode variables = LinearCall.object().put("id", id);
    variables.set("input", told(asked));
    JsonNode _ = Lookup.needed(call.send(LinearDocuments.UPDATE_WEBHOOK, variables));
  }

  private static void make(LinearCall call, Optional<String> team, Asked asked) {
    ObjectNode input = told(asked).put("url", asked.deliveryUrl()).put("label", "Paydown");
    team.ifPresentOrElse(key -> input.put("teamId", key), () -> input.put("allPublicTeams", true));
    ObjectNode variables = LinearCall.object().set("input", input);
    JsonNode _ = Lookup.needed(call.send(LinearDocuments.CREATE_WEBHOOK, variables));
  }

  private static ObjectNode told(Asked asked) {
    ObjectNode input =
        LinearCall.object()
            .put("secret", asked.connection().secrets().getFirst())
            .put("enabled", true);
    ArrayNode types = input.putArray("resourceTypes");
    TOLD.forEach(types::add);
    return input;
  }

  /** Issues first, then projects; the latest change comes first, for Linear sorts so only. */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    LinearCall call = new LinearCall(api, connection, now);
    boolean isOfProjects = cursor.filter(at -> at.startsWith(PROJECTS)).isPresent();
    String kind = isOfProjects ? PROJECTS : ISSUES;
    String after = cursor.map(at -> at.substring(at.indexOf(':') + 1)).orElse("");
    ObjectNode variables = LinearCall.object();
    if (!after.isEmpty()) {
      variables.put("after", after);
    }
    variables.put("archived", since.isPresent());
    variables.set("filter", isOfProjects ? projects(connection, since) : issues(connection, since));
    String document = isOfProjects ? LinearDocuments.PROJECTS : LinearDocuments.ISSUES;
    JsonNode shown = Lookup.needed(call.send(document, variables)).path(kind);
    List<Changed> found = new ArrayList<>();
    try {
      for (Fields item : Fields.of(kind, shown).objects("nodes")) {
        found.add(
            new Changed(
                item.required("id", item.name("id", 100)),
                item.required("updatedAt", item.instant("updatedAt"))));
      }
    } catch (BadField e) {
      throw Lookup.unreadable("Linear", e);
    }
    JsonNode page = shown.path("pageInfo");
    return new Changes(
        found,
        page.path("hasNextPage").asBoolean()
            ? Optional.of(kind + ":" + page.path("endCursor").asText())
            : isOfProjects ? Optional.empty() : Optional.of(PROJECTS + ":"));
  }

  private static ObjectNode issues(Connection connection, Optional<Instant> since) {
    ObjectNode filter = changed("state", since);
    teams(connection).ifPresent(keys -> filter.putObject("team").putObject("key").set("in", keys));
    return filter;
  }

  private static ObjectNode projects(Connection connection, Optional<Instant> since) {
    ObjectNode filter = changed("status", since);
    teams(connection)
        .ifPresent(
            keys ->
                filter
                    .putObject("accessibleTeams")
                    .putObject("some")
                    .putObject("key")
                    .set("in", keys));
    return filter;
  }

  private static ObjectNode changed(String state, Optional<Instant> since) {
    ObjectNode filter = LinearCall.object();
    since.ifPresentOrElse(
        from -> filter.putObject("updatedAt").put("gte", from.toString()),
        () ->
            filter
                .putObject(state)
                .putObject("type")
                .putArray("nin")
                .add("completed")
                .add("canceled")
                .add("duplicate"));
    return filter;
  }

  private static Optional<ArrayNode> teams(Connection connection) {
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    connection.places().forEach(keys::add);
    return Optional.of(keys).filter(some -> !some.isEmpty());
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    return new LinearPast(new LinearCall(api, connection, now)).of(uid);
  }
}
