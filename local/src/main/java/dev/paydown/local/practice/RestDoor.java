package dev.paydown.local.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A practice tool's door: its REST API as the vendor has it, behind its token and the faults that
 * are switched on, and beside it routes to play its people.
 */
public final class RestDoor {
  private final Desk desk;
  private final Vendor vendor;
  private final DeskRoutes routes;

  /**
   * One request, taken apart.
   *
   * @param headers by lower-case name
   */
  public record Asked(
      String method,
      List<String> path,
      Map<String, String> query,
      Map<String, String> headers,
      JsonNode body) {

    /** The method and the path with each id as a star: {@code GET issue/*}. */
    public boolean is(String wanted, String pattern) {
      List<String> parts = List.of(pattern.split("/", -1));
      boolean same = method.equals(wanted) && parts.size() == path.size();
      for (int i = 0; same && i < parts.size(); i++) {
        same = parts.get(i).equals("*") || parts.get(i).equals(path.get(i));
      }
      return same;
    }

    /** Whether it changes something. */
    public boolean isMutation() {
      return !method.equals("GET");
    }
  }

  /** What is the vendor's own about its API. */
  public interface Vendor {
    /** What every path of the API begins with; the rest are people's. */
    String prefix();

    /** Whether the headers, by lower-case name, open it. */
    boolean opens(Map<String, String> headers);

    /** An error as the vendor words it. */
    Response error(int status, String message);

    /** Answers a request to the API; throws {@link NoSuchEntity} where it names nothing. */
    Response api(Asked asked);

    /** Whether the request changes something; a query that is posted does not. */
    default boolean changes(Asked asked) {
      return asked.isMutation();
    }

    /** What a person does: {@code POST /person/…}. */
    Response person(Asked asked);

    /** Somebody moves the due date of what is about to be read by a day, if it has one. */
    void meddle(Asked asked);
  }

  /** The door of that tool. */
  public RestDoor(Desk desk, Vendor vendor) {
    this.desk = desk;
    this.vendor = vendor;
    this.routes = new DeskRoutes(desk);
  }

  /** Answers one request; the path may have a query. */
  public Response handle(String method, String target, Map<String, String> headers, byte[] body) {
    try {
      int mark = target.indexOf('?');
      String path = mark < 0 ? target : target.substring(0, mark);
      Map<String, String> query = mark < 0 ? Map.of() : query(target.substring(mark + 1));
      JsonNode json =
          body.length == 0
              ? JsonNodeFactory.instance.objectNode()
              : BrainJson.mapper().readTree(body);
      Map<String, String> lower = new TreeMap<>();
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
      Asked asked = new Asked(method, parts(path), query, lower, json);
      return path.startsWith(vendor.prefix()) ? api(asked) : people(asked);
    } catch (IOException e) {
      return vendor.error(400, "the body is not JSON");
    } catch (NoSuchEntity e) {
      return vendor.error(404, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return vendor.error(400, String.valueOf(e.getMessage()));
    }
  }

  private Response people(Asked asked) {
    return !asked.path().isEmpty() && asked.path().getFirst().equals("person")
        ? vendor.person(asked)
        : routes.handle(asked).orElseGet(() -> vendor.error(404, "there is no such route"));
  }

  private Response api(Asked asked) {
    if (!vendor.opens(asked.headers())) {
      return vendor.error(401, "Requires authentication");
    }
    Faults faults = desk.faults();
    if (faults.strikes(Fault.RATE_LIMITED)) {
      return Response.asksForTime(faults.retryAfter());
    }
    if (!vendor.changes(asked)) {
      if (faults.strikes(Fault.CHANGED_MEANWHILE)) {
        vendor.meddle(asked);
      }
      return vendor.api(asked);
    }
    if (faults.strikes(Fault.FORBIDDEN)) {
      return vendor.error(403, "You are not allowed to do that");
    }
    if (faults.strikes(Fault.ERROR_BEFORE)) {
      return Response.broken();
    }
    Response answer = vendor.api(asked);
    if (faults.strikes(Fault.ERROR_AFTER)) {
      return Response.broken();
    }
    return faults.strikes(Fault.LOST_RESPONSE) ? Response.drop() : answer;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty())
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .toList();
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  /** What a person says of the fields of something: absent is unchanged, null is unset. */
  public static Map<String, Optional<String>> said(JsonNode body) {
    Map<String, Optional<String>> fields = new TreeMap<>();
    body.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    field.getValue().isNull()
                        ? Optional.empty()
                        : Optional.of(field.getValue().asText())));
    fields.remove("by");
    return fields;
  }

  /** A text that has to be there. */
  public static String text(JsonNode body, String name) {
    if (!body.path(name).isTextual()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return body.path(name).textValue();
  }

  /** An entity as people's routes show it. */
  public static Response shown(int status, Entity entity) {
    return Response.json(status, BrainJson.mapper().valueToTree(entity.fields()));
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
