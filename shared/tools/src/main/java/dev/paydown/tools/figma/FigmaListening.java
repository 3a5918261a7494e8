package dev.paydown.tools.figma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Webhooks of teams ({@code team/123}), projects ({@code project/45}) and files ({@code
 * file/FILEKEY}), one for each kind of event (Figma developer docs, Webhooks V2), and their files
 * by when they were last changed.
 */
final class FigmaListening implements Listening {
  private static final String HOOKS = "/v2/webhooks";
  private static final String KINDS = "team, project or file";
  private static final int PAGE = 100;

  /** On connecting: what nobody has changed for longer is no work under way. */
  private static final Duration FRESH = Duration.ofDays(30);

  private static final List<String> EVENTS =
      List.of(
          "FILE_UPDATE",
          "FILE_COMMENT",
          "DEV_MODE_STATUS_UPDATE",
          "FILE_VERSION_UPDATE",
          "FILE_DELETE");

  /** A file has three webhooks at most; the one for its updates tells of its end too. */
  private static final int OF_A_FILE = 3;

  private final OutgoingHttp http;

  FigmaListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    Connection connection = asked.connection();
    if (connection.token().isEmpty()) {
      return new ByHand("the connection has no token");
    }
    if (connection.places().isEmpty()) {
      return new ByHand("no " + KINDS + " is named to listen in");
    }
    List<Matcher> places = connection.places().stream().map(FigmaSweep.PLACE::matcher).toList();
    if (!places.stream().allMatch(Matcher::matches)) {
      return new ByHand("a place in Figma is written team/ID, project/ID or file/KEY");
    }
    RestApi api = FigmaApi.of(http, connection, asked.now());
    places.forEach(place -> stand(api, place.group(1), place.group(2), asked));
    return new Standing(connection.places());
  }

  /** Those that stand are changed in place, their passcode with them. */
  private static void stand(RestApi api, String context, String id, Asked asked) {
    boolean isFile = context.equals("file");
    Map<String, String> standing = new HashMap<>();
    for (JsonNode hook : hooks(api, context, id)) {
      if (hook.path("endpoint").asText().equals(asked.deliveryUrl())) {
        standing.put(hook.path("event_type").asText(), hook.path("id").asText());
      }
    }
    for (String event : EVENTS.subList(0, isFile ? OF_A_FILE : EVENTS.size())) {
      ObjectNode hook =
          JsonNodeFactory.instance
              .objectNode()
              .put("event_type", event)
              .put("endpoint", asked.deliveryUrl())
              .put("passcode", asked.connection().secrets().getFirst())
              .put("status", "ACTIVE")
              .put("description", "Paydown");
      JsonNode _ =
          Lookup.needed(
              standing.containsKey(event)
                  ? api.send("PUT", HOOKS + "/" + RestApi.part(standing.get(event)), hook)
                  : api.send("POST", HOOKS, hook.put("context", context).put("context_id", id)));
    }
  }

  private static JsonNode hooks(RestApi api, String context, String id) {
    String path = HOOKS + "?context=" + context + "&context_id=" + RestApi.part(id);
    return Lookup.needed(api.get(path)).path("webhooks");
  }

  @Override
  public Unhooked unhook(Asked asked) {
    RestApi api = FigmaApi.of(http, asked.connection(), asked.now());
    return asked.outOfPlaces(
        KINDS,
        place -> ours(api, place, asked),
        hook -> Lookup.removed(api, HOOKS + "/" + RestApi.part(hook)));
  }

  /** A place that is written otherwise has no hooks. */
  private static List<String> ours(RestApi api, String place, Asked asked) {
    Matcher written = FigmaSweep.PLACE.matcher(place);
    List<String> ids = new ArrayList<>();
    if (written.matches()) {
      for (JsonNode hook : hooks(api, written.group(1), written.group(2))) {
        if (asked.isOurs(hook.path("endpoint").asText())) {
          ids.add(hook.path("id").asText());
        }
      }
    }
    return ids;
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    FigmaSweep sweep = new FigmaSweep(FigmaApi.of(http, connection, now));
    Instant from = since.orElseGet(() -> now.minus(FRESH));
    PageOfPlace at = PageOfPlace.of(cursor);
    try {
      List<FigmaSweep.Shelf> shelves = sweep.shelves(connection.places());
      if (at.place() >= shelves.size()) {
        return new Changes(List.of());
      }
      List<Changed> all =
          sweep.files(shelves.get(at.place())).stream()
              .filter(file -> !file.at().isBefore(from))
              .sorted(Comparator.comparing(Changed::at).thenComparing(Changed::uid))
              .toList();
      List<Changed> page = all.stream().skip((at.page() - 1L) * PAGE).limit(PAGE).toList();
      boolean isLast = all.size() <= (long) at.page() * PAGE;
      return new Changes(page, at.next(isLast, shelves.size()));
    } catch (BadField e) {
      throw Lookup.unreadable(FigmaApi.TOOL, e);
    }
  }
}
