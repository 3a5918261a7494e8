package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the front door takes in, what it keeps aside, and what it refuses. */
final class FrontDoorLoopTest {
  @TempDir static Path data;
  private static Loop loop;

  @BeforeAll
  static void start() {
    loop = Loop.start(data, "2026-11-02T09:00:00Z");
  }

  @AfterAll
  static void stop() {
    loop.close();
  }

  private static List<HttpResponse<String>> atOnce(List<HttpRequest> requests) {
    try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      requests.forEach(request -> calls.add(() -> loop.send(request)));
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest opened(Loop.Company company, String id, String key) {
    Instant at = loop.now();
    return loop.signed(
        company,
        id,
        at,
        Loop.event(id, key, "item.opened", at, Map.of("title", key, "due", "2026-11-06")));
  }

  @Test
  void the_same_delivery_sent_twenty_times_at_once_is_one_item_and_all_2xx() {
    Loop.Company company = loop.company("twenty");
    HttpRequest delivery = opened(company, "msg_same", "a");

    List<HttpResponse<String>> answers = atOnce(Collections.nCopies(20, delivery));
    loop.settle();

    assertThat(answers).allMatch(answer -> answer.statusCode() / 100 == 2);
    assertThat(loop.api(company, "/api/items").path("items")).hasSize(1);
  }

  @Test
  void deliveries_in_any_order_make_the_same_graph() {
    Random random = new Random(7);
    List<String> shown = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      Loop.Company company = loop.company("order-" + round);
      Instant at = Instant.parse("2026-11-02T09:00:00Z");
      List<HttpRequest> deliveries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String key = "i" + i;
        Instant said = at.plusSeconds(i);
        deliveries.add(
            signed(company, key + "o", key, "item.opened", said, Map.of("due", "2026-11-1" + i)));
        deliveries.add(
            signed(
                company,
                key + "c",
                key,
                "item.changed",
                said.plusSeconds(30),
                Map.of("due", "2026-11-2" + i)));
        if (i > 0) {
          deliveries.add(
              signed(
                  company,
                  key + "l",
                  "l" + i,
                  "link.made",
                  said,
                  Map.of("from", "studio:i" + (i - 1), "to", "studio:" + key, "kind", "blocks")));
        }
      }
      Collections.shuffle(deliveries, random);
      atOnce(deliveries);
      loop.settle();
      shown.add(loop.api(company, "/api/items").toString());
    }
    assertThat(shown.get(1)).isEqualTo(shown.get(0));
    assertThat(shown.get(2)).isEqualTo(shown.get(0));
  }

  private static HttpRequest signed(
      Loop.Company company, String id, String key, String type, Instant at, Map<String, ?> data) {
    return loop.signed(company, id, loop.now(), Loop.event(id, key, type, at, data));
  }

  @Test
  void a_wrong_missing_or_stale_signature_is_refused_and_nothing_is_stored() {
    Loop.Company company = loop.company("refused");
    String body = Loop.event("x", "a", "item.opened", loop.now(), Map.of("title", "A"));
    Loop.Company wrong =
        new Loop.Company(company.token(), company.url(), "whsec_" + "QUFB".repeat(11), "");
    HttpRequest bare =
        loop.request(company.url())
            .header("content-type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(body))
            .build();

    List<HttpRequest> refused =
        List.of(
            bare,
            loop.signed(wrong, "x", loop.now(), body),
            loop.signed(company, "x", loop.now().minus(Duration.ofMinutes(6)), body),
            loop.signed(company, "x", loop.now().plus(Duration.ofMinutes(6)), body));

    for (HttpRequest request : refused) {
      assertThat(loop.send(request).statusCode()).isEqualTo(401);
    }
    loop.settle();
    assertThat(loop.api(company, "/api/items").path("items")).isEmpty();
    assertThat(loop.api(company, "/api/quarantine").path("quarantine")).isEmpty();
  }

  @Test
  void a_repeat_is_answered_2xx() {
    Loop.Company company = loop.company("repeat");
    HttpRequest delivery = opened(company, "msg_r", "a");

    assertThat(loop.send(delivery).statusCode() / 100).isEqualTo(2);
    assertThat(loop.send(delivery).statusCode() / 100).isEqualTo(2);
  }

  @Test
  void what_is_signed_and_not_understood_is_kept_aside_with_its_reason() {
    Loop.Company company = loop.company("quarantine");
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    List<String> bodies =
        List.of(
            "{not json",
            deep,
            Loop.event("u", "a", "item.vanished", loop.now(), Map.of()),
            Loop.event("d", "a", "item.opened", loop.now(), Map.of("due", "2026-13-01")));
    for (int i = 0; i < bodies.size(); i++) {
      HttpResponse<String> answer =
          loop.send(loop.signed(company, "q" + i, loop.now(), bodies.get(i)));
      assertThat(answer.statusCode() / 100).isEqualTo(2);
    }
    loop.settle();

    JsonNode kept = loop.api(company, "/api/quarantine").path("quarantine");
    assertThat(kept).hasSize(4);
    assertThat(kept.toString()).contains("due").contains("2026-13-01").contains("item.vanished");
    assertThat(loop.api(company, "/api/items").path("items")).isEmpty();
  }

  @Test
  void seven_megabytes_are_too_large() {
    Loop.Company company = loop.company("large");
    String body = "{\"x\":\"" + "a".repeat(7 * 1024 * 1024) + "\"}";

    assertThat(loop.send(loop.signed(company, "big", loop.now(), body)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void two_workspaces_with_connections_of_one_name_never_see_each_other() {
    Loop.Company one = loop.company("one");
    Loop.Company two = loop.company("two");
    loop.emit(
        one, "secret-plan", "item.opened", Map.of("title", "Only for one", "due", "2026-10-01"));
    loop.emit(two, "other", "item.opened", Map.of("title", "Only for two"));

    for (String route :
        List.of(
            "/api/items",
            "/api/liabilities",
            "/api/proposals",
            "/api/quarantine",
            "/api/statements/2026-W45",
            "/api/connections")) {
      assertThat(loop.api(two, route).toString())
          .as(route)
          .doesNotContain("secret-plan", "Only for one");
    }
    HttpResponse<String> item =
        loop.send(
            loop.request("/api/item?id=studio:secret-plan")
                .header("authorization", "Bearer " + two.token())
                .GET()
                .build());
    assertThat(item.statusCode()).isEqualTo(404);
    assertThat(
            loop.send(
                    loop.signed(
                        new Loop.Company(two.token(), one.url(), two.secret(), ""),
                        "x",
                        loop.now(),
                        "{}"))
                .statusCode())
        .isEqualTo(401);
    for (String route : List.of("/api/items", "/api/liabilities", "/api/proposals")) {
      assertThat(loop.send(loop.request(route).GET().build()).statusCode()).isEqualTo(401);
      assertThat(
              loop.send(loop.request(route).header("authorization", "Bearer nobody").GET().build())
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void a_delivery_reaches_the_inbox_as_a_mail_within_two_seconds() throws Exception {
    Loop.Company company = loop.company("fast");
    loop.emit(company, "a", "item.opened", Map.of("owner", "a@fast.test", "due", "2026-11-04"));
    loop.emit(company, "b", "item.opened", Map.of("owner", "b@fast.test", "due", "2026-11-06"));
    loop.emit(
        company, "l", "link.made", Map.of("from", "studio:a", "to", "studio:b", "kind", "blocks"));
    Instant at = loop.now();
    long start = System.nanoTime();
    loop.send(
        loop.signed(
            company,
            "slip",
            at,
            Loop.event("slip", "a", "item.changed", at, Map.of("due", "2026-11-09"))));
    Duration limit = Duration.ofSeconds(20);
    while (loop.mailsTo("b@fast.test").isEmpty()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
      Thread.onSpinWait();
    }
    long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
    System.out.println("from delivery to inbox: " + took + " ms");
    assertThat(BrainJson.write(loop.links("b@fast.test"))).contains("/decide/");
  }
}
