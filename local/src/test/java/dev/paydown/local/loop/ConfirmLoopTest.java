package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain across four owners in the practice Linear: suggested, confirmed in part, made. */
final class ConfirmLoopTest {
  @TempDir Path data;
  private Loop loop;
  private Loop.Company acme;

  @BeforeEach
  void chain() {
    loop = Loop.start(data, "2026-11-02T09:00:00Z");
    acme = loop.company("acme");
    loop.api(
        acme.token(),
        "PUT",
        "/api/workspace",
        Map.of("calendar", Map.of("holidays", List.of("2026-11-09"))));
    loop.connectLinear(acme);
    issue("a", "2026-11-06");
    issue("b", "2026-11-11");
    issue("c", "2026-11-13");
    issue("d", "2026-11-17");
    loop.post(
        "/practice/linear/person/issues",
        Map.of(
            "by", "c@acme.test", "title", "e", "assignee", "c@acme.test", "dueDate", "2026-11-12"));
    blocks("ENG-1", "ENG-2");
    blocks("ENG-2", "ENG-3");
    blocks("ENG-2", "ENG-5");
    blocks("ENG-3", "ENG-4");
    loop.settle();
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  private void issue(String name, String due) {
    loop.post(
        "/practice/linear/person/issues",
        Map.of(
            "by",
            name + "@acme.test",
            "title",
            name,
            "assignee",
            name + "@acme.test",
            "dueDate",
            due));
    loop.settle();
  }

  private void blocks(String from, String to) {
    loop.emit(
        acme,
        from + to,
        "link.made",
        Map.of("from", "linear:" + from, "to", "linear:" + to, "kind", "blocks"));
  }

  private void due(String issue, String day) {
    loop.post(
        "/practice/linear/person/issues/" + issue, Map.of("by", "a@acme.test", "dueDate", day));
    loop.settle();
  }

  private String dueInLinear(String issue) {
    for (JsonNode each : practice("issues")) {
      if (each.path("identifier").asText().equals(issue)) {
        return each.path("dueDate").asText();
      }
    }
    throw new AssertionError("no issue " + issue);
  }

  private JsonNode practice(String what) {
    return Loop.json(loop.send(loop.request("/practice/linear/" + what).GET().build())).path(what);
  }

  private JsonNode item(String id) {
    return loop.api(acme, "/api/item?id=" + id).path("items").path(0);
  }

  private JsonNode proposal(String recipient) {
    for (JsonNode each : loop.api(acme, "/api/proposals").path("proposals")) {
      if (each.path("recipient").asText().equals(recipient)
          && each.path("kind").asText().equals("shift-dates")) {
        return each;
      }
    }
    throw new AssertionError("nothing is asked of " + recipient);
  }

  private String link(String person) {
    return loop.links(person).getFirst();
  }

  @Test
  void what_is_confirmed_is_made_and_nothing_else() {
    due("ENG-1", "2026-11-11");

    assertThat(item("linear:ENG-2").path("forecast").asText()).isEqualTo("2026-11-13");
    assertThat(item("linear:ENG-3").path("forecast").asText()).isEqualTo("2026-11-17");
    assertThat(item("linear:ENG-5").path("forecast").asText()).isEqualTo("2026-11-16");
    assertThat(item("linear:ENG-4").path("forecast").asText()).isEqualTo("2026-11-19");
    assertThat(loop.api(acme, "/api/proposals").path("proposals")).hasSize(3);

    loop.confirm(link("b@acme.test"), loop.moves(link("b@acme.test")));
    List<String> lines = loop.moves(link("c@acme.test"));
    assertThat(lines).hasSize(2);
    loop.confirm(link("c@acme.test"), List.of(lines.getFirst()));
    loop.answer(link("d@acme.test"), "choice=decline&reason=not-now&comment=");
    loop.until("2026-11-04T12:00:00Z");

    assertThat(dueInLinear("ENG-2")).isEqualTo("2026-11-13");
    String chosen = proposal("c@acme.test").path("moves").path(0).path("item").asText();
    String left = proposal("c@acme.test").path("moves").path(1).path("item").asText();
    assertThat(List.of(chosen, left)).containsExactlyInAnyOrder("linear:ENG-3", "linear:ENG-5");
    assertThat(dueInLinear(chosen.substring(7)))
        .isEqualTo(chosen.endsWith("3") ? "2026-11-17" : "2026-11-16");
    assertThat(dueInLinear(left.substring(7)))
        .isEqualTo(left.endsWith("3") ? "2026-11-13" : "2026-11-12");
    assertThat(dueInLinear("ENG-4")).isEqualTo("2026-11-17");
    assertThat(practice("effects")).hasSize(2);
    assertThat(proposal("b@acme.test").path("state").asText()).isEqualTo("done");
    assertThat(proposal("d@acme.test").path("state").asText()).isEqualTo("declined");
    assertThat(proposal("c@acme.test").path("moves").path(1).path("state").asText())
        .isEqualTo("left");
    assertThat(item("linear:ENG-4").path("forecast").asText()).isEqualTo("2026-11-19");
    assertThat(loop.api(acme, "/api/proposals").path("proposals")).hasSize(3);
    assertThat(
            loop.api(acme.token(), "POST", "/api/replay", Map.of()).path("differences").isEmpty())
        .isTrue();
  }

  @Test
  void a_date_changed_meanwhile_is_never_overwritten() {
    due("ENG-1", "2026-11-11");
    String link = link("b@acme.test");
    List<String> moves = loop.moves(link);
    // A person moves it in Linear in the same instant in which the move is about to be made.
    loop.post("/practice/linear/faults", Map.of("fault", "changed-meanwhile", "times", 1));

    loop.confirm(link, moves);

    assertThat(dueInLinear("ENG-2")).isNotEqualTo("2026-11-13");
    assertThat(practice("effects")).isEmpty();
    assertThat(loop.api(acme, "/api/proposals").path("proposals").toString()).contains("\"stale\"");
  }

  @Test
  void a_change_that_linear_never_told_is_read_when_the_move_meets_it_and_is_proposed_afresh() {
    due("ENG-1", "2026-11-11");
    String link = link("b@acme.test");
    List<String> moves = loop.moves(link);
    // From now on the webhooks of the practice Linear go nowhere.
    loop.post(
        "/practice/linear/hook",
        Map.of("url", loop.base() + "/hooks/nowhere", "secret", "another secret"));
    loop.post(
        "/practice/linear/person/issues/ENG-2",
        Map.of("by", "b@acme.test", "dueDate", "2026-11-10"));

    loop.confirm(link, moves);

    assertThat(dueInLinear("ENG-2")).isEqualTo("2026-11-10");
    assertThat(practice("effects")).isEmpty();
    assertThat(item("linear:ENG-2").path("due").asText()).isEqualTo("2026-11-10");
    List<String> asked = new ArrayList<>();
    for (JsonNode each : loop.api(acme, "/api/proposals").path("proposals")) {
      if (each.path("recipient").asText().equals("b@acme.test")) {
        asked.add(
            each.path("state").asText()
                + " from "
                + each.path("moves").path(0).path("from").asText());
      }
    }
    assertThat(asked).containsExactlyInAnyOrder("stale from 2026-11-11", "pending from 2026-11-10");
  }

  @Test
  void a_lost_response_makes_no_second_effect() {
    due("ENG-1", "2026-11-11");
    loop.post("/practice/linear/faults", Map.of("fault", "lost-response", "times", 1));

    loop.confirm(link("b@acme.test"), loop.moves(link("b@acme.test")));
    loop.until("2026-11-02T10:00:00Z");

    assertThat(dueInLinear("ENG-2")).isEqualTo("2026-11-13");
    assertThat(practice("effects")).hasSize(1);
    assertThat(proposal("b@acme.test").path("state").asText()).isEqualTo("done");
  }

  @Test
  void reading_a_link_a_thousand_times_changes_nothing() {
    due("ENG-1", "2026-11-11");
    String link = link("b@acme.test");
    String before = loop.api(acme, "/api/proposals").toString();
    for (int i = 0; i < 500; i++) {
      assertThat(loop.page(link).statusCode()).isEqualTo(200);
      HttpResponse<String> head =
          loop.send(loop.request(link).method("HEAD", BodyPublishers.noBody()).build());
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
    }
    loop.settle();

    assertThat(loop.api(acme, "/api/proposals").toString()).isEqualTo(before);
    assertThat(practice("effects")).isEmpty();
  }

  @Test
  void two_hundred_answers_at_once_are_one_decision_and_one_effect() throws Exception {
    due("ENG-1", "2026-11-11");
    String link = link("b@acme.test");
    HttpRequest form =
        loop.form(link, "choice=confirm&move=" + String.join("&move=", loop.moves(link)));
    List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls.add(() -> loop.send(form));
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(200)) {
      for (Future<HttpResponse<String>> future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
    }
    loop.settle();

    assertThat(answers).allMatch(answer -> answer.statusCode() < 500);
    assertThat(answers).filteredOn(answer -> answer.body().contains("lready")).hasSize(199);
    assertThat(practice("effects")).hasSize(1);
    assertThat(dueInLinear("ENG-2")).isEqualTo("2026-11-13");
  }

  @Test
  void a_client_facing_move_needs_the_code_that_is_mailed_on_confirming() {
    loop.api(
        acme.token(), "PUT", "/api/workspace", Map.of("clientFacing", List.of("linear:ENG-2")));
    due("ENG-1", "2026-11-11");
    String link = link("b@acme.test");
    List<String> moves = loop.moves(link);
    HttpResponse<String> asks = loop.confirm(link, moves);
    assertThat(practice("effects")).isEmpty();
    String code = loop.code("b@acme.test");
    assertThat(asks.body()).contains("one-time-code");

    String fields = "choice=confirm&move=" + String.join("&move=", moves) + "&code=";
    loop.answer(link, fields + "00000000");
    assertThat(practice("effects")).isEmpty();
    loop.answer(link, fields + code);

    assertThat(dueInLinear("ENG-2")).isEqualTo("2026-11-13");
    assertThat(practice("effects")).hasSize(1);
  }

  @Test
  void an_answer_without_a_choice_changes_nothing() {
    due("ENG-1", "2026-11-11");
    String link = link("b@acme.test");

    assertThat(loop.answer(link, "move=m1").statusCode()).isEqualTo(422);
    assertThat(loop.answer(link, "choice=confirm").statusCode()).isEqualTo(422);
    assertThat(proposal("b@acme.test").path("state").asText()).isEqualTo("pending");
  }
}
