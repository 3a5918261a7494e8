package dev.paydown.local.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.local.Repository;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is made before the first event may be kept in a snapshot (SnapStart) and shared. */
class SnapStartTest {
  private final JsonNode resources = Repository.resources();

  @Test
  void whoever_takes_a_snapshot_is_published_and_called_by_its_alias() {
    List<String> taking = taking();
    assertThat(taking).contains("IngestFunction", "DecidePageFunction", "DashboardFunction");
    for (String function : taking) {
      JsonNode properties = properties(function);
      assertThat(properties.path("AutoPublishAlias").asText()).as(function).isEqualTo("live");
      // Else a changed variable would wait for changed code.
      assertThat(properties.path("AutoPublishAliasAllProperties").asBoolean())
          .as(function)
          .isTrue();
    }
  }

  @Test
  void whatever_answers_over_http_takes_one_where_snapshots_are_wanted() throws Exception {
    Template template = TemplateReader.read(Repository.template());
    assertThat(taking())
        .containsExactlyInAnyOrderElementsOf(
            template.routes().stream().map(Template.Route::function).collect(Collectors.toSet()));
  }

  @Test
  void ingest_takes_none_while_instances_are_kept_started() {
    JsonNode ingest = properties("IngestFunction");
    assertThat(ingest.at("/SnapStart/ApplyOn/Fn::If/0").asText())
        .isEqualTo("TakesSnapshotOfIngest");
    assertThat(ingest.at("/ProvisionedConcurrencyConfig/Fn::If/0").asText())
        .isEqualTo("KeepsIngestStarted");
    assertThat(Repository.root().resolve("template.yaml"))
        .content()
        .containsPattern(
            "TakesSnapshotOfIngest:\\s+Fn::And:\\s+- \\{Condition: TakesSnapshots\\}\\s+"
                + "- Fn::Not: \\[\\{Condition: KeepsIngestStarted\\}\\]");
  }

  @Test
  void only_ingest_is_kept_started() {
    List<String> kept = new ArrayList<>();
    resources
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Properties").has("ProvisionedConcurrencyConfig")) {
                kept.add(resource.getKey());
              }
            });
    assertThat(kept).containsExactly("IngestFunction");
  }

  @Test
  void nothing_that_ages_or_should_be_unique_is_kept_from_before_the_first_event()
      throws Exception {
    Map<String, Template.Function> functions =
        TemplateReader.read(Repository.template()).functions();
    for (String function : taking()) {
      Class<?> type =
          Class.forName(Optional.ofNullable(functions.get(function)).orElseThrow().className());
      try (DynamoDbClient dynamo = Clients.dynamoAt(URI.create("http://127.0.0.1:1"))) {
        Object made = type.getConstructor(Deployment.class).newInstance(deployment(dynamo));
        // The one client that is made: it opens no connection and asks for no credentials yet.
        assertThat(Kept.unsafeIn(made))
            .as(function)
            .allMatch(unsafe -> unsafe.endsWith("is a DefaultDynamoDbClient"));
        assertThat(Kept.ours(made)).as(function).isGreaterThan(1);
      }
    }
  }

  @Test
  void what_is_unsafe_is_found_wherever_it_is_kept() {
    record Made(Instant at) {}
    record Within(Map<String, Optional<Made>> by) {}
    record Guess(Supplier<String> text) {}
    assertThat(Kept.unsafeIn(new Within(Map.of("a", Optional.of(new Made(Instant.EPOCH))))))
        .containsExactly("Within.by[a].at is a Instant");
    Random random = new Random(1);
    assertThat(Kept.unsafeIn(new Guess(() -> "" + random.nextInt())))
        .singleElement()
        .asString()
        .endsWith("is a Random");
    assertThat(Kept.unsafeIn(List.of(new SecureRandom()))).isEmpty();
  }

  /** As {@link Deployments#fromEnvironment()} puts it together. */
  private static Deployment deployment(DynamoDbClient dynamo) {
    return Deployments.from(
        new Environment(Map.of("TABLE", "t", "KEY_SECRET_ID", "k", "QUARANTINE_BUCKET", "b")),
        dynamo,
        new Clients(),
        InstantSource.system(),
        new SecureRandom(),
        Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.publicHosts())));
  }

  private List<String> taking() {
    List<String> taking = new ArrayList<>();
    resources
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Properties").has("SnapStart")) {
                taking.add(resource.getKey());
              }
            });
    return taking;
  }

  private JsonNode properties(String function) {
    return resources.path(function).path("Properties");
  }
}
