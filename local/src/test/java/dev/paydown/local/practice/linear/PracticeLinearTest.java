package dev.paydown.local.practice.linear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.Fault;
import dev.paydown.local.practice.Response;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice Linear as the real connector sees it: its webhooks and its API. */
class PracticeLinearTest {
  private static final String ADA = "ada@example.com";

  @Test
  void what_people_do_arrives_as_signed_webhooks_that_the_connector_reads() {
    LinearBench bench = new LinearBench(Optional.empty());
    Entity issue = bench.linear.createIssue(ADA, Map.of("title", "Form"));
    bench.now = bench.now.plusSeconds(60);
    bench.linear.setDue(ADA, "ENG-1", LocalDate.parse("2026-11-27"));
    bench.now = bench.now.plusSeconds(60);
    bench.linear.setState(ADA, "ENG-1", "In Progress");
    bench.now = bench.now.plusSeconds(60);
    bench.linear.setState(ADA, "ENG-1", "Todo");
    bench.linear.comment(ADA, "ENG-1", "Fine?");
    bench.linear.removeIssue(ADA, "ENG-1");
    assertThat(bench.delivered)
        .allSatisfy(
            delivery ->
                assertThat(bench.tool.verify(delivery, bench.connection))
                    .isInstanceOf(Verdict.Genuine.class));
    ItemRef.Own item = new ItemRef.Own("linear", issue.id());
    List<Fact> facts = facts(bench);
    assertThat(facts)
        .filteredOn(Fact.StatusChanged.class::isInstance)
        .extracting(fact -> ((Fact.StatusChanged) fact).to())
        .containsExactly(Transition.STARTED, Transition.REOPENED, Transition.CANCELLED);
    assertThat(facts)
        .filteredOn(Fact.ThreadPosted.class::isInstance)
        .extracting(fact -> ((Fact.ThreadPosted) fact).item())
        .containsExactly(item);
    assertThat(facts)
        .filteredOn(Fact.ItemChanged.class::isInstance)
        .anySatisfy(
            fact ->
                assertThat(((Fact.ItemChanged) fact).changes())
                    .contains(
                        FieldChange.set(ItemField.KEY, "ENG-1"),
                        FieldChange.set(ItemField.DUE, "2026-11-27")));
  }

  @Test
  void relations_come_by_reading_and_by_no_webhook() {
    LinearBench bench = new LinearBench(Optional.empty());
    Entity first = bench.linear.createIssue(ADA, Map.of("title", "Design"));
    Entity second = bench.linear.createIssue(ADA, Map.of("title", "Build"));
    int before = bench.delivered.size();
    Entity relation = bench.linear.relate("ENG-1", "ENG-2", "blocks");
    assertThat(bench.delivered).hasSize(before);
    Fact.LinkMade link =
        new Fact.LinkMade(
            new ItemRef.Own("linear", first.id()),
            new ItemRef.Own("linear", second.id()),
            LinkKind.BLOCKS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.NATIVE,
            relation.instant("createdAt"),
            0,
            Actor.HUMAN);
    for (Entity issue : List.of(first, second)) {
      assertThat(bench.tool.fetch(bench.connection, issue.id(), bench.now).orElseThrow())
          .endsWith(
              new Fact.LinksRead(new ItemRef.Own("linear", issue.id()), bench.now, List.of(link)));
    }
    bench.linear.unrelate("ENG-1", "ENG-2");
    assertThat(bench.tool.fetch(bench.connection, second.id(), bench.now).orElseThrow())
        .endsWith(new Fact.LinksRead(new ItemRef.Own("linear", second.id()), bench.now, List.of()));
  }

  @Test
  void a_reading_agrees_with_the_webhooks_and_clears_what_is_not_set() {
    LinearBench bench = new LinearBench(Optional.empty());
    Entity issue =
        bench.linear.createIssue(
            ADA, Map.of("title", "Form", "assignee", ADA, "description", "## Why\nA law"));
    List<FieldChange> read =
        bench.tool.fetch(bench.connection, issue.id(), bench.now).orElseThrow().stream()
            .filter(Fact.ItemChanged.class::isInstance)
            .flatMap(fact -> ((Fact.ItemChanged) fact).changes().stream())
            .toList();
    assertThat(read)
        .containsExactlyInAnyOrder(
            FieldChange.set(ItemField.KIND, "task"),
            FieldChange.set(ItemField.KEY, "ENG-1"),
            FieldChange.set(ItemField.TITLE, "Form"),
            FieldChange.set(ItemField.URL, issue.get("url")),
            FieldChange.set(ItemField.OWNER, ADA),
            FieldChange.cleared(ItemField.DUE),
            FieldChange.cleared(ItemField.PARENT),
            FieldChange.set(ItemField.WHY, "A law"),
            FieldChange.cleared(ItemField.DONE),
            FieldChange.cleared(ItemField.OWED));
    Entity project = bench.linear.createProject(ADA, Map.of("name", "Launch"));
    assertThat(bench.tool.fetch(bench.connection, project.id(), bench.now)).isPresent();
    assertThat(bench.tool.fetch(bench.connection, "nope", bench.now)).isEmpty();
    bench.linear.desk().faults().set(Fault.RATE_LIMITED, 1);
    Assertions.assertThatExceptionOfType(ToolUnavailable.class)
        .isThrownBy(() -> bench.tool.fetch(bench.connection, issue.id(), bench.now));
  }

  @Test
  void webhooks_that_nobody_takes_are_kept_in_order_and_posted_again() {
    LinearBench bench = new LinearBench(Optional.empty());
    bench.receiving = false;
    bench.linear.createIssue(ADA, Map.of("title", "One"));
    bench.linear.createIssue(ADA, Map.of("title", "Two"));
    assertThat(bench.linear.desk().undelivered()).isEqualTo(2);
    bench.receiving = true;
    bench.linear.desk().deliver();
    assertThat(bench.linear.desk().undelivered()).isZero();
    assertThat(bench.delivered)
        .extracting(delivery -> new String(delivery.body(), UTF_8).contains("\"One\""))
        .containsExactly(true, false);
  }

  @Test
  void a_receiver_that_acts_at_once_gets_each_webhook_once() {
    List<String> ids = new ArrayList<>();
    List<PracticeLinear> linear = new ArrayList<>();
    linear.add(
        new PracticeLinear(
            new Desk.World(
                () -> Instant.EPOCH,
                (_, headers, _) -> {
                  ids.add(headers.getOrDefault("linear-delivery", ""));
                  if (ids.size() == 1) {
                    linear.getFirst().setDue(ADA, "ENG-1", LocalDate.parse("2026-11-27"));
                  }
                },
                Runnable::run,
                Optional.empty()),
            "token"));
    linear.getFirst().desk().hook("https://paydown.example/hooks/id", "secret");
    linear.getFirst().createIssue(ADA, Map.of("title", "Form"));
    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    assertThat(linear.getFirst().desk().undelivered()).isZero();
  }

  @Test
  void a_kill_loses_nothing_that_was_answered(@TempDir Path folder) {
    LinearBench bench = new LinearBench(Optional.of(folder));
    bench.receiving = false;
    Entity issue = bench.linear.createIssue(ADA, Map.of("title", "Form"));
    LinearBench again = new LinearBench(Optional.of(folder));
    assertThat(again.linear.issue("ENG-1")).isEqualTo(issue);
    assertThat(again.delivered).hasSize(1);
    assertThat(again.linear.createIssue(ADA, Map.of("title", "Next")).get("identifier"))
        .isEqualTo("ENG-2");
  }

  @Test
  void people_can_be_played_over_http_and_faults_named() {
    LinearBench bench = new LinearBench(Optional.empty());
    Response made =
        post(bench, "/person/issues", "{\"by\":\"ada@example.com\",\"title\":\"Form\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(post(bench, "/person/issues/ENG-1", "{\"dueDate\":\"2026-11-27\"}").status())
        .isEqualTo(200);
    assertThat(bench.linear.issue("ENG-1").find("dueDate")).contains("2026-11-27");
    assertThat(post(bench, "/person/issues/ENG-1", "{\"dueDate\":null}").status()).isEqualTo(200);
    assertThat(bench.linear.issue("ENG-1").find("dueDate")).isEmpty();
    assertThat(post(bench, "/person/issues/ENG-1", "{\"dueDate\":\"soon\"}").status())
        .isEqualTo(400);
    assertThat(post(bench, "/person/issues/ENG-9", "{}").status()).isEqualTo(404);
    assertThat(post(bench, "/faults", "{\"fault\":\"lost-response\",\"times\":2}").status())
        .isEqualTo(200);
    assertThat(post(bench, "/faults", "{\"fault\":\"rain\"}").status()).isEqualTo(400);
    assertThat(bench.linear.handle("GET", "/effects", Map.of(), new byte[0]).body())
        .isEqualTo("{\"effects\":[]}".getBytes(UTF_8));
  }

  @Test
  void a_wrong_token_and_a_field_that_linear_has_not_are_refused() {
    LinearBench bench = new LinearBench(Optional.empty());
    byte[] query = "{\"query\":\"{ viewer { id } }\"}".getBytes(UTF_8);
    assertThat(bench.linear.handle("POST", "/graphql", Map.of(), query).status()).isEqualTo(401);
    Map<String, String> token = Map.of("Authorization", LinearBench.TOKEN);
    assertThat(bench.linear.handle("POST", "/graphql", token, query).status()).isEqualTo(200);
    byte[] wrong = "{\"query\":\"{ viewer { shoeSize } }\"}".getBytes(UTF_8);
    assertThat(bench.linear.handle("POST", "/graphql", token, wrong).status()).isEqualTo(400);
  }

  @Test
  void a_comment_of_an_id_that_is_taken_is_refused_and_has_no_effect() {
    LinearBench bench = new LinearBench(Optional.empty());
    bench.linear.createIssue(ADA, Map.of("title", "Form"));
    String mutation =
        "{\"query\":\"mutation { commentCreate(input: {id: \\\"c-1\\\", issueId: \\\"ENG-1\\\","
            + " body: \\\"hello\\\"}) { success } }\"}";
    Map<String, String> token = Map.of("Authorization", LinearBench.TOKEN);
    for (boolean taken : new boolean[] {false, true}) {
      Response answer = bench.linear.handle("POST", "/graphql", token, mutation.getBytes(UTF_8));
      assertThat(new String(answer.body(), UTF_8).contains("already exists")).isEqualTo(taken);
    }
    assertThat(bench.linear.comments("ENG-1")).hasSize(1);
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  private static Response post(LinearBench bench, String path, String body) {
    return bench.linear.handle("POST", path, Map.of(), body.getBytes(UTF_8));
  }

  private static List<Fact> facts(LinearBench bench) {
    List<Fact> facts = new ArrayList<>();
    for (Delivery delivery : bench.delivered) {
      Reading reading = bench.tool.read(delivery, bench.connection);
      assertThat(reading).isInstanceOf(Reading.Facts.class);
      facts.addAll(((Reading.Facts) reading).facts());
    }
    return facts;
  }
}
