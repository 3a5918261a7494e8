package dev.paydown.tools.asana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Webhooks of projects, named by their ids, and the lists of their tasks (Asana docs, Establish a
 * webhook, Get multiple tasks). Asana chooses each webhook's secret and tells it to the delivery
 * URL, while it is being made.
 */
final class AsanaListening implements Listening {
  private static final int PAGE = 100;

  /** With their project, a hundred. */
  private static final int TASKS = 99;

  private static final String PROJECT = "?opt_fields=modified_at,workspace";

  /** The place's number, and where its next page begins. */
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,6}):(.{0,2000})");

  private final OutgoingHttp http;

  AsanaListening(OutgoingHttp http) {
    this.http = http;
  }

  private RestApi api(Connection connection, Instant now) {
    return AsanaApi.of(http, connection, Lookup.token(AsanaApi.TOOL, connection), now);
  }

  @Override
  public Hooked hook(Asked asked) {
    List<String> places = asked.connection().places();
    if (places.isEmpty()) {
      return new ByHand("no project is named to listen in");
    }
    RestApi api = api(asked.connection(), asked.now());
    try {
      for (String project : places) {
        if (!stands(api, project, asked.deliveryUrl())) {
          ObjectNode data =
              AsanaApi.object().put("resource", project).put("target", asked.deliveryUrl());
          JsonNode _ = Lookup.needed(api.send("POST", "/webhooks", AsanaApi.body(data)));
        }
      }
    } catch (BadField e) {
      throw Lookup.unreadable(AsanaApi.TOOL, e);
    }
    return new Standing(places);
  }

  @Override
  public Unhooked unhook(Asked asked) {
    RestApi api = api(asked.connection(), asked.now());
    return asked.outOfPlaces(
        "project",
        project -> ours(api, project, asked),
        gid -> Lookup.removed(api, "/webhooks/" + RestApi.part(gid)));
  }

  /** Those too that Asana no longer calls. */
  private static List<String> ours(RestApi api, String project, Asked asked) {
    List<String> gids = new ArrayList<>();
    try {
      for (Fields hook : hooks(api, project)) {
        if (asked.isOurs(hook.text("target").orElse(""))) {
          gids.add(hook.required("gid", Gids.of(hook)));
        }
      }
    } catch (BadField e) {
      throw Lookup.unreadable(AsanaApi.TOOL, e);
    }
    return gids;
  }

  private static boolean stands(RestApi api, String project, String url) throws BadField {
    for (Fields hook : hooks(api, project)) {
      if (hook.flag("active").orElse(false) && hook.text("target").orElse("").equals(url)) {
        return true;
      }
    }
    return false;
  }

  private static List<Fields> hooks(RestApi api, String project) throws BadField {
    Optional<String> workspace = Gids.of(project(api, project).object("workspace"));
    String of =
        "/webhooks?limit="
            + PAGE
            + "&opt_fields=active,target&workspace="
            + RestApi.part(workspace.orElse(""))
            + "&resource="
            + RestApi.part(project);
    return Fields.of("webhooks", Lookup.needed(api.get(of))).objects("data");
  }

  private static Fields project(RestApi api, String gid) throws BadField {
    String path = "/projects/" + RestApi.part(gid) + PROJECT;
    return AsanaApi.data(Lookup.needed(api.get(path)));
  }

  /** Asana lists tasks in no order of their changes. Each project goes before its tasks. */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    Optional<Matcher> goesOn = cursor.map(CURSOR::matcher).filter(Matcher::matches);
    int place = goesOn.map(at -> Integer.parseInt(at.group(1))).orElse(0);
    String offset = goesOn.map(at -> at.group(2)).orElse("");
    if (place >= connection.places().size()) {
      return new Changes(List.of());
    }
    RestApi api = api(connection, now);
    String project = connection.places().get(place);
    List<Changed> found = new ArrayList<>();
    try {
      if (offset.isEmpty()) {
        Instant at = changedAt(project(api, project));
        if (since.isEmpty() || !at.isBefore(since.get())) {
          found.add(new Changed(Gids.PROJECT + project, at));
        }
      }
      Fields page = Fields.of("tasks", Lookup.needed(api.get(tasks(project, since, offset))));
      for (Fields task : page.objects("data")) {
        found.add(new Changed(task.required("gid", Gids.of(task)), changedAt(task)));
      }
      Optional<String> next = page.object("next_page").text("offset").filter(o -> !o.isEmpty());
      if (next.isPresent()) {
        return new Changes(found, Optional.of(place + ":" + next.get()));
      }
      return place + 1 < connection.places().size()
          ? new Changes(found, Optional.of((place + 1) + ":"))
          : new Changes(found);
    } catch (BadField e) {
      throw Lookup.unreadable(AsanaApi.TOOL, e);
    }
  }

  private static Instant changedAt(Fields shown) throws BadField {
    return shown.required("modified_at", shown.instant("modified_at"));
  }

  private static String tasks(String project, Optional<Instant> since, String offset) {
    String which =
        since
            .map(from -> "&modified_since=" + RestApi.part(from.toString()))
            .orElse("&completed_since=now");
    String from = offset.isEmpty() ? "" : "&offset=" + RestApi.part(offset);
    return "/tasks?limit="
        + TASKS
        + "&opt_fields=modified_at&project="
        + RestApi.part(project)
        + which
        + from;
  }
}
