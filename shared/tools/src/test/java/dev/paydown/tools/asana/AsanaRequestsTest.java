package dev.paydown.tools.asana;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.GoldenReadings;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Shared;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What we ask of Asana, held against the description that Asana publishes. */
class AsanaRequestsTest {
  private static final Connection CONNECTION =
      Fixtures.connection("asana", "secret", Optional.empty());

  /** What a project may be asked for (Asana docs, Get a project): the description lacks it. */
  private static final Set<String> PROJECT =
      Set.of(
          "archived",
          "completed",
          "completed_at",
          "completed_by.name",
          "created_at",
          "due_on",
          "modified_at",
          "name",
          "notes",
          "owner.name",
          "permalink_url",
          "start_on");

  @Test
  void every_request_is_one_that_asana_describes() throws IOException {
    Optional<Path> file = Shared.find("specs/asana.openapi.json");
    Assumptions.assumeTrue(file.isPresent());
    OpenApiInteractionValidator description =
        OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file.get()))
            .build();
    Set<String> ofUsers = fields(new ObjectMapper().readTree(file.get().toFile()), "users");
    List<OutgoingHttp.Request> requests = new GoldenReadings(AsanaTool::new, CONNECTION).requests();
    assertThat(requests).hasSize(4);
    for (OutgoingHttp.Request request : requests) {
      Map<String, String> query = query(request);
      Set<String> fields = described(query.getOrDefault("opt_fields", ""), ofUsers);
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.body()).isEmpty();
      assertThat(request.headers()).containsEntry("authorization", "Bearer token");
      if (request.uri().getPath().equals("/api/1.0/projects/600")) {
        assertThat(PROJECT).containsAll(fields);
        assertThat(query.keySet()).containsOnly("opt_fields");
      } else {
        query.put("opt_fields", String.join(",", fields));
        assertThat(faults(description, request, query)).isEmpty();
      }
    }
  }

  @Test
  void a_webhook_is_looked_for_and_made_as_asana_describes() throws IOException {
    Optional<Path> file = Shared.find("specs/asana.openapi.json");
    Assumptions.assumeTrue(file.isPresent());
    OpenApiInteractionValidator description =
        OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file.get()))
            .build();
    String api = "https://app.asana.com/api/1.0";
    Answers asana =
        new Answers(
            Map.of(
                "GET " + api + "/projects/1?opt_fields=modified_at,workspace",
                "{\"data\": {\"workspace\": {\"gid\": \"11\"}}}",
                "GET "
                    + api
                    + "/webhooks?limit=100&opt_fields=active,target&workspace=11&resource=1",
                "{\"data\": []}",
                "POST " + api + "/webhooks",
                "{\"data\": {}}"));
    Listening listening = new AsanaTool(asana).listening().orElseThrow();
    String url = "https://paydown.example.com/hooks/abc";
    assertThat(listening.hook(new Listening.Asked(CONNECTION.in(List.of("1")), url, Fixtures.NOW)))
        .isEqualTo(new Listening.Standing(List.of("1")));
    OutgoingHttp.Request looked = asana.asked().get(1);
    assertThat(faults(description, looked, query(looked))).isEmpty();
    OutgoingHttp.Request made = asana.asked().get(2);
    SimpleRequest.Builder built =
        new SimpleRequest.Builder(Method.POST, made.uri().getPath()).withBody(made.body());
    made.headers().forEach(built::withHeader);
    assertThat(description.validateRequest(built.build()).getMessages()).isEmpty();
  }

  @Test
  void a_request_that_asana_does_not_describe_is_found_out() throws IOException {
    Optional<Path> file = Shared.find("specs/asana.openapi.json");
    Assumptions.assumeTrue(file.isPresent());
    OpenApiInteractionValidator description =
        OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file.get()))
            .build();
    OutgoingHttp.Request request =
        new GoldenReadings(AsanaTool::new, CONNECTION).requests().getFirst();
    assertThat(faults(description, request, Map.of("opt_fields", "name,nope"))).isNotEmpty();
    assertThat(faults(description, request, Map.of("nope", "1"))).isNotEmpty();
  }

  private static List<String> faults(
      OpenApiInteractionValidator description,
      OutgoingHttp.Request request,
      Map<String, String> query) {
    SimpleRequest.Builder built =
        new SimpleRequest.Builder(Method.GET, request.uri().getPath())
            .withHeader("Authorization", "Bearer token");
    query.forEach(built::withQueryParam);
    return description.validateRequest(built.build()).getMessages().stream()
        .map(message -> message.getMessage())
        .toList();
  }

  /**
   * The fields as the description lists them: it names no address of a user that stands in another
   * thing; such a path goes on into the user (Asana docs, Input/output options).
   */
  private static Set<String> described(String fields, Set<String> ofUsers) {
    Set<String> described = new HashSet<>();
    for (String field : fields.split(",", -1)) {
      if (field.endsWith(".email")) {
        assertThat(ofUsers).contains("email", "name");
        described.add(field.replaceFirst("\\.email$", ".name"));
      } else {
        described.add(field);
      }
    }
    return described;
  }

  private static Set<String> fields(JsonNode description, String of) {
    Set<String> fields = new HashSet<>();
    for (JsonNode parameter : description.at("/paths/~1" + of + "~1{user_gid}/get/parameters")) {
      parameter.at("/schema/items/enum").forEach(field -> fields.add(field.asText()));
    }
    return fields;
  }

  private static Map<String, String> query(OutgoingHttp.Request request) {
    Map<String, String> query = new LinkedHashMap<>();
    Arrays.stream(request.uri().getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return query;
  }
}
