package dev.paydown.local.practice;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A description of a vendor's API, mostly the vendor's own, against which requests are held. */
public final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final OpenApiInteractionValidator description;

  private Described(JsonNode document) {
    this.description =
        OpenApiInteractionValidator.createForInlineApiSpecification(document.toString()).build();
  }

  /**
   * The document without what it says of answers: of these Slack's has schemas that are not as
   * Swagger 2 wants them.
   */
  private static JsonNode ofRequests(JsonNode read) {
    ObjectNode document = (ObjectNode) read;
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    any.putObject("default").put("description", "any answer");
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        if (operation instanceof ObjectNode described && described.has("responses")) {
          described.set("responses", any);
        }
      }
    }
    if (document.has("swagger")) {
      document.remove("definitions");
    }
    JsonNode schemas = document.at("/components/schemas");
    for (JsonNode schema : schemas) {
      if (schema instanceof ObjectNode whole && whole.has("allOf")) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        merge(schemas, whole, one);
        whole.removeAll();
        whole.setAll(one);
      }
    }
    return document;
  }

  /**
   * What is put together of parts as one schema: of each part alone, the properties of the others
   * would be additional ones, which are faults.
   */
  private static void merge(JsonNode schemas, JsonNode part, ObjectNode into) {
    JsonNode named = part.path("$ref");
    if (named.isTextual()) {
      merge(schemas, schemas.path(named.asText().replaceFirst("^.*/", "")), into);
      return;
    }
    part.path("allOf").forEach(inner -> merge(schemas, inner, into));
    part.properties()
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "allOf" -> {}
                case "properties" ->
                    into.withObject("/properties").setAll((ObjectNode) field.getValue());
                case "required" -> into.withArray("/required").addAll((ArrayNode) field.getValue());
                default -> into.set(field.getKey(), field.getValue());
              }
            });
  }

  /** That file of the descriptions beside this checkout; empty, with a notice, without it. */
  public static Optional<Described> find(String file) {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path found = at.resolve("shared/specs").resolve(file);
      if (Files.exists(found)) {
        try {
          return Optional.of(new Described(ofRequests(JSON.readTree(found.toFile()))));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    System.out.println("skipped: ../shared/specs/" + file + " is not beside this checkout");
    return Optional.empty();
  }

  /**
   * A small description of our own among the test resources, for a vendor that publishes none: each
   * operation cites the vendor's page.
   */
  public static Described ours(String tool) {
    String name = "/described/" + tool + ".openapi.json";
    try (InputStream found = Described.class.getResourceAsStream(name)) {
      return new Described(ofRequests(JSON.readTree(found)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the request is not as described.
   *
   * @param mount what stands before the path of the vendor's own, of which it is no part
   * @param more headers that the description asks for beside those that are sent
   */
  public List<String> faults(OutgoingHttp.Request request, String mount, Map<String, String> more) {
    SimpleRequest.Builder built =
        new SimpleRequest.Builder(
            Method.valueOf(request.method()), request.uri().getPath().substring(mount.length()));
    request.headers().forEach(built::withHeader);
    more.forEach(built::withHeader);
    String query = request.uri().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        built.withQueryParam(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    if (request.body().length > 0) {
      built.withBody(request.body());
    }
    return description.validateRequest(built.build()).getMessages().stream()
        .map(message -> message.getMessage())
        .toList();
  }
}
