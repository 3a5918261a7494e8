package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiTest extends DescribedApi {

  @Test
  void without_a_token_that_somebody_has_nothing_is_told() {
    for (String token : List.of("", "Bearer", "Bearer wrong", "Basic " + World.ADMIN)) {
      APIGatewayV2HTTPResponse answer =
          call("GET", "/api/items", "/api/items", Map.of(), Map.of(), "", token);
      assertThat(answer.getStatusCode()).isEqualTo(401);
      assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    }
  }

  @Test
  void a_token_sees_its_own_workspace_only() {
    world.store.create(WorkspaceState.empty("w2"), "Two");
    world.directory.admit(Hashes.sha256("other"), "w2");
    world.directory.add(World.connection("hook2", "w2", "studio"));
    history();
    assertThat(json(call("GET", "/api/items", "Bearer other")).path("items")).isEmpty();
    assertThat(
            json(call("GET", "/api/connections", "Bearer other"))
                .path("connections")
                .findValuesAsText("id"))
        .containsExactly("hook2");
    assertThat(json(get("/api/items")).path("items")).hasSize(2);
  }

  @Test
  void settings_start_at_their_defaults_and_merge() {
    assertThat(json(get("/api/workspace"))).isEqualTo(SettingsJson.write(Settings.defaults()));
    JsonNode first =
        json(
            put(
                "/api/workspace",
                """
                {"calendar": {"zone": "Europe/Berlin", "workdays": ["Monday", "TUE"],
                  "holidays": ["2026-12-25"], "dayStart": "08:30"},
                 "terms": {"stale-handoff": {"opens": 2, "escalates": 4}},
                 "shift": "keep-gap", "steward": "Steward@Example.com",
                 "areas": [{"match": "studio:*", "owner": "anna@example.com"}],
                 "statement": {"to": ["boss@example.com"]}, "costPerHour": 95}
                """));
    assertThat(first.at("/calendar/workdays").toString()).isEqualTo("[\"MON\",\"TUE\"]");
    assertThat(first.at("/terms/stale-handoff").toString())
        .isEqualTo("{\"opens\":2,\"escalates\":4}");
    assertThat(first.path("steward").asText()).isEqualTo("steward@example.com");
    assertThat(first.path("costPerHour").asText()).isEqualTo("95");
    assertThat(json(get("/api/workspace"))).isEqualTo(first);
    JsonNode second =
        json(
            put(
                "/api/workspace",
                """
                {"calendar": {"workdays": null}, "terms": {"stale-handoff": null}, "shift": "off"}
                """));
    assertThat(second.at("/calendar/workdays")).hasSize(5);
    assertThat(second.at("/calendar/zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(second.at("/terms/stale-handoff/opens").asInt()).isEqualTo(1);
    assertThat(second.path("shift").asText()).isEqualTo("off");
    assertThat(json(get("/api/workspace"))).isEqualTo(second);
  }

  @Test
  void a_setting_that_cannot_be_is_refused_by_name_and_changes_nothing() {
    Map<String, String> faults = new HashMap<>();
    faults.put("{\"shift\": \"sideways\"}", "shift is not absorb, keep-gap or off");
    faults.put("{\"calendar\": {\"zone\": \"Mars/Base\"}}", "calendar.zone is not a time zone");
    faults.put("{\"calendar\": {\"workdays\": []}}", "calendar.workdays is empty");
    faults.put("{\"calendar\": {\"workday\": []}}", "calendar.workday is not a field");
    faults.put("{\"terms\": {\"slips\": {\"opens\": 1}}}", "terms.slips is not a kind");
    faults.put(
        "{\"terms\": {\"slip\": {\"opens\": 3, \"escalates\": 2}}}", "terms.slip.escalates is 2");
    faults.put("{\"statement\": {\"hour\": 24}}", "statement.hour is 24");
    faults.put("{\"autonomy\": [\"guess\"]}", "autonomy names no kind");
    faults.put("{\"steward\": \"nobody\"}", "steward is not an email address");
    faults.put("[]", "the body is not a JSON object");
    faults.put("{\"shift\"", "the body is not JSON");
    faults.forEach(
        (body, fault) -> {
          APIGatewayV2HTTPResponse answer =
              call(
                  "PUT",
                  "/api/workspace",
                  "/api/workspace",
                  Map.of(),
                  Map.of(),
                  body,
                  "Bearer " + World.ADMIN);
          assertThat(answer.getStatusCode()).as(body).isEqualTo(422);
          assertThat(json(answer).path("detail").asText()).startsWith(fault);
        });
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void people_are_replaced_whole_and_read_back() {
    JsonNode put =
        json(
            put(
                "/api/people",
                """
                [{"email": "Anna@Example.com", "name": "Anna", "zone": "Europe/Berlin",
                  "aliases": {"linear": ["u1"]}, "lead": "ben@example.com",
                  "daysOff": ["2026-12-24", {"from": "2026-12-27", "to": "2026-12-30"}]},
                 {"email": "ben@example.com", "name": "Ben"}]
                """));
    assertThat(put.findValuesAsText("email"))
        .containsExactly("anna@example.com", "ben@example.com");
    assertThat(put.at("/0/daysOff").toString())
        .isEqualTo("[\"2026-12-24\",{\"from\":\"2026-12-27\",\"to\":\"2026-12-30\"}]");
    assertThat(json(get("/api/people"))).isEqualTo(put);
    put("/api/people", "[{\"email\": \"ben@example.com\", \"name\": \"Ben\"}]");
    assertThat(json(get("/api/people"))).hasSize(1);
  }

  @Test
  void thousands_of_people_are_taken_and_more_than_can_be_kept_are_refused_in_words() {
    assertThat(putPeople(5_000, 12).getStatusCode()).isEqualTo(200);
    assertThat(json(get("/api/people"))).hasSize(5_000);

    APIGatewayV2HTTPResponse tooMany = putPeople(4_500, 150);
    assertThat(tooMany.getStatusCode()).isEqualTo(422);
    assertThat(json(tooMany).path("detail").asText())
        .isEqualTo("the body is more than can be kept: 390 KB, zipped");
    assertThat(json(get("/api/people"))).hasSize(5_000);
  }

  /** So many people, each with an alias of so many letters that nothing foretells. */
  private APIGatewayV2HTTPResponse putPeople(int count, int letters) {
    Random random = new Random(7);
    String people =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{\"email\":\"p%d@example.com\",\"name\":\"P %d\",\"aliases\":{\"desk\":[\"%s\"]}}"
                        .formatted(i, i, noise(random, letters)))
            .collect(Collectors.joining(",", "[", "]"));
    return call(
        "PUT", "/api/people", "/api/people", Map.of(), Map.of(), people, "Bearer " + World.ADMIN);
  }

  private static String noise(Random random, int letters) {
    return random
        .ints(letters, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void a_person_that_cannot_be_is_refused_by_place() {
    APIGatewayV2HTTPResponse twice =
        call(
            "PUT",
            "/api/people",
            "/api/people",
            Map.of(),
            Map.of(),
            "[{\"email\":\"a@b.c\",\"name\":\"A\"},{\"email\":\"A@B.C\",\"name\":\"B\"}]",
            "Bearer " + World.ADMIN);
    assertThat(json(twice).path("detail").asText()).isEqualTo("[1].email stands twice in the list");
  }

  @Test
  void lists_come_in_pages() {
    history();
    JsonNode first = json(get("/api/items", Map.of("limit", "1")));
    assertThat(first.path("items").findValuesAsText("title")).containsExactly("Design");
    JsonNode second =
        json(get("/api/items", Map.of("limit", "1", "after", first.path("next").asText())));
    assertThat(second.path("items").findValuesAsText("title")).containsExactly("Build");
    assertThat(second.has("next")).isFalse();
    assertThat(get("/api/items", Map.of("after", "nothing")).getStatusCode()).isEqualTo(422);
    assertThat(get("/api/items", Map.of("limit", "0")).getStatusCode()).isEqualTo(422);
  }

  @Test
  void every_route_answers_as_it_is_described() {
    history();
    world.store.hold(
        World.WORKSPACE,
        Samples.proposal(
            1, Gate.INTERNAL, List.of(Samples.date("m1", Optional.empty(), Gate.INTERNAL))));
    world
        .deployment()
        .quarantine()
        .keep(
            World.WORKSPACE,
            new Quarantine.Kept("studio#d9", world.now, "studio", "no JSON"),
            new byte[0]);
    JsonNode item = json(get("/api/item", Map.of("id", "studio:b"))).at("/items/0");
    assertThat(item.path("forecast").asText()).isEqualTo("2026-11-24");
    assertThat(item.at("/links/0").toString())
        .isEqualTo(
            "{\"kind\":\"blocks\",\"type\":\"FS\",\"lagDays\":0,\"direction\":\"in\","
                + "\"item\":\"studio:a\",\"provenance\":\"stated\"}");
    assertThat(get("/api/item", Map.of("id", "studio:none")).getStatusCode()).isEqualTo(404);
    assertThat(json(get("/api/proposals")).at("/proposals/0/id").asText()).isEqualTo("p1");
    assertThat(json(get("/api/quarantine")).path("quarantine")).hasSize(1);
    assertThat(json(get("/api/liabilities")).has("liabilities")).isTrue();
    JsonNode statement = json(statement("2026-W47"));
    assertThat(statement.path("closing").asLong())
        .isEqualTo(
            statement.path("opening").asLong()
                + statement.path("incurred").asLong()
                + statement.path("interest").asLong()
                - statement.path("paid").asLong()
                - statement.path("writtenOff").asLong());
    assertThat(statement("2026-W54").getStatusCode()).isEqualTo(422);
    assertThat(statement("never").getStatusCode()).isEqualTo(422);
  }

  @Test
  void a_liability_is_explained_by_its_entries_and_events() {
    debt();
    JsonNode listed = json(get("/api/liabilities")).path("liabilities");
    String id =
        listed.findParents("kind").stream()
            .filter(each -> each.path("kind").asText().equals("stale-handoff"))
            .map(each -> each.path("id").asText())
            .findFirst()
            .orElseThrow();

    JsonNode of = json(get("/api/liability", Map.of("id", id)));

    assertThat(of.at("/liability/balance").asLong()).isEqualTo(4140);
    assertThat(of.path("money").asText()).isEqualTo("109.25");
    assertThat(of.path("entries").findValuesAsText("balance"))
        .containsExactly("1380", "2760", "4140");
    assertThat(of.at("/entries/0/entry/cause").asText()).isEqualTo("studio#d2");
    assertThat(of.path("events").findValuesAsText("id")).contains("studio#d2");
    assertThat(of.path("root").isNull()).isTrue();
    assertThat(get("/api/liability", Map.of("id", "none")).getStatusCode()).isEqualTo(404);
    assertThat(get("/api/liability").getStatusCode()).isEqualTo(422);
  }

  @Test
  void every_liability_there_is_answers_as_it_is_described() {
    debt();
    for (JsonNode each : json(get("/api/liabilities")).path("liabilities")) {
      assertThat(get("/api/liability", Map.of("id", each.path("id").asText())).getStatusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void measures_are_told_for_as_many_weeks_as_are_asked_for() {
    debt();
    JsonNode usual = json(get("/api/measures"));
    assertThat(usual.path("weeks")).hasSize(13);
    assertThat(usual.at("/weeks/12/week").asText()).isEqualTo("2026-W48");
    assertThat(usual.at("/total/decided").asInt()).isEqualTo(2);
    assertThat(usual.at("/total/done").asInt()).isEqualTo(1);
    assertThat(usual.at("/total/handoffs/medianSeconds").isNull()).isTrue();
    assertThat(usual.at("/total/handoffsNotCaught").asInt()).isEqualTo(1);
    JsonNode areas = json(get("/api/measures", Map.of("weeks", "2", "by", "areas")));
    assertThat(areas.path("weeks")).hasSize(2);
    assertThat(areas.at("/seams/0/seam").asText()).isEqualTo("within elsewhere");
    for (String weeks : List.of("0", "105", "-1", "many")) {
      assertThat(get("/api/measures", Map.of("weeks", weeks)).getStatusCode()).isEqualTo(422);
    }
    assertThat(get("/api/measures", Map.of("by", "people")).getStatusCode()).isEqualTo(422);
  }

  @Test
  void a_closed_weeks_statement_is_the_same_to_the_byte_whatever_happens_later() {
    debt();
    String before = statement("2026-W47").getBody();
    assertThat(json(statement("2026-W47")).path("provisional").asBoolean()).isFalse();
    assertThat(json(statement("2026-W47")).at("/money/closing").asText()).isEqualTo("72.83");

    put("/api/workspace", "{\"costPerHour\": 10, \"calendar\": {\"zone\": \"Asia/Tokyo\"}}");
    ItemRef.Own b = new ItemRef.Own("studio", "b");
    fold(
        "studio#d3",
        changed(b, "Renamed", "2026-12-24"),
        new Fact.ItemChanged(
            b, world.now, 0, Actor.HUMAN, List.of(FieldChange.set(ItemField.KEY, "B-2"))),
        new Fact.StatusChanged(
            b,
            Instant.parse("2026-11-20T12:00:00Z"),
            0,
            Actor.HUMAN,
            Transition.STARTED,
            Optional.empty()));

    assertThat(statement("2026-W47").getBody()).isEqualTo(before);
  }

  /**
   * The design ends on Wednesday 18 at 11:00 and nobody picks the build up: owed from Thursday on,
   * seen on Monday evening, when two days have cost.
   */
  private void debt() {
    put("/api/workspace", "{\"costPerHour\": 95}");
    history();
    ItemRef.Own a = new ItemRef.Own("studio", "a");
    ItemRef.Own b = new ItemRef.Own("studio", "b");
    world.now = Instant.parse("2026-11-18T11:00:00Z");
    fold(
        "studio#d2",
        new Fact.ItemChanged(
            b,
            world.now,
            0,
            Actor.HUMAN,
            List.of(FieldChange.set(ItemField.OWNER, "ben@example.com"))),
        new Fact.StatusChanged(
            a, world.now, 0, Actor.HUMAN, Transition.FINISHED, Optional.empty()));
    world.now = Instant.parse("2026-11-23T18:00:00Z");
    fold("tick", new Fact.Ticked(world.now));
  }

  private void fold(String id, Fact... facts) {
    LogEntry entry = new LogEntry(id, world.now, List.of(facts));
    world.store.append(World.WORKSPACE, entry);
    assertThat(new Advancer(world.store).advance(World.WORKSPACE, List.of(entry))).isEmpty();
  }

  @Test
  void a_replay_finds_no_difference_and_names_one_that_is_there() {
    history();
    JsonNode same = json(post("/api/replay", ""));
    assertThat(same.toString()).isEqualTo("{\"differences\":[],\"items\":2}");
    world.store.hold(
        World.WORKSPACE,
        Samples.proposal(
            1, Gate.INTERNAL, List.of(Samples.date("m1", Optional.empty(), Gate.INTERNAL))));
    assertThat(json(post("/api/replay", "")).at("/differences/0").asText())
        .isEqualTo("proposal p1: held, and not replayed");
  }

  /** A design that blocks a build. */
  @Test
  void what_would_move_is_said_and_nothing_moves() {
    history();
    JsonNode before = json(get("/api/items"));
    JsonNode then = json(get("/api/what-if", Map.of("item", "studio:a", "days", "2")));
    assertThat(then.path("moves").findValuesAsText("item")).containsExactly("studio:a", "studio:b");
    assertThat(then.at("/moves/1/finishBefore").asText()).isEqualTo("2026-11-24");
    assertThat(then.at("/moves/1/finishAfter").asText()).isEqualTo("2026-11-26");
    assertThat(then.at("/moves/1/days").asInt()).isEqualTo(2);
    assertThat(then.at("/moves/1/askedOf").asText()).isEqualTo(Samples.ANNA);
    assertThat(then.at("/moves/1/drivenBy").asText()).isEqualTo("studio:a");
    assertThat(json(get("/api/items"))).isEqualTo(before);
    for (Map<String, String> bad :
        List.of(
            Map.of("item", "studio:a"),
            Map.of("days", "1"),
            Map.of("item", "studio:a", "days", "soon"),
            Map.of("item", "studio:a", "days", "1001"))) {
      assertThat(get("/api/what-if", bad).getStatusCode()).as(bad.toString()).isEqualTo(422);
    }
    assertThat(get("/api/what-if", Map.of("item", "studio:z", "days", "1")).getStatusCode())
        .isEqualTo(404);
  }

  private void history() {
    ItemRef.Own a = new ItemRef.Own("studio", "a");
    ItemRef.Own b = new ItemRef.Own("studio", "b");
    fold(
        "studio#d1",
        changed(a, "Design", "2026-11-20"),
        changed(b, "Build", "2026-11-24"),
        new Fact.LinkMade(
            a,
            b,
            LinkKind.BLOCKS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.STATED,
            world.now,
            0,
            Actor.HUMAN));
  }

  private Fact changed(ItemRef.Own item, String title, String due) {
    return new Fact.ItemChanged(
        item,
        world.now,
        0,
        Actor.HUMAN,
        List.of(
            FieldChange.set(ItemField.KEY, item.uid()),
            FieldChange.set(ItemField.TITLE, title),
            FieldChange.set(ItemField.OWNER, Samples.ANNA),
            FieldChange.set(ItemField.DUE, due)));
  }

  private APIGatewayV2HTTPResponse statement(String week) {
    return call(
        "GET",
        "/api/statements/{week}",
        "/api/statements/" + week,
        Map.of("week", week),
        Map.of(),
        "",
        "Bearer " + World.ADMIN);
  }
}
