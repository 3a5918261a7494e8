package dev.paydown.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.Repository;
import dev.paydown.local.loop.Loop;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route of the template against whoever has no right to it: refused, nothing of the company
 * read, nothing written, nothing secret in a log.
 */
final class AttackTest {
  private static final String VICTIM = "ada@victim.test";
  private static final String PRIVATE = "Acquisition of Northwind";
  private static final Pattern COOKIE = Pattern.compile("([^=;]+=[^;]+);");

  private static final KeptLog LOG = new KeptLog();
  private static WatchedDatabase database;
  private static Loop loop;
  private static Loop.Company victim;
  private static Loop.Company attacker;
  private static String link;
  private static String expired;
  private static Stranger stranger;
  private static Template template;

  @BeforeAll
  static void happens(@TempDir Path data, @TempDir Path rows) throws IOException {
    Logger.getLogger("").addHandler(LOG);
    template = TemplateReader.read(Repository.template());
    database = WatchedDatabase.start(rows);
    loop = Loop.startAt(database.endpoint(), data, "2026-11-02T08:00:00Z");
    victim = loop.company("victim");
    attacker = loop.company("attacker");
    expired = mailedLink(victim, "early-1");
    loop.until("2026-11-12T09:00:00Z");
    link = mailedLink(victim, "late-1");
    loop.emit(
        attacker, "own-1", "item.opened", Map.of("title", "Own", "owner", "eve@attacker.test"));
    stranger = new Stranger(loop, victim, attacker, link, expired, signedIn(), VICTIM);
    loop.settle();
    database.taken();
  }

  /** Somebody's date has passed, and they are asked for a new one. */
  private static String mailedLink(Loop.Company company, String key) {
    loop.emit(
        company,
        key,
        "item.opened",
        Map.of("title", PRIVATE, "owner", VICTIM, "due", loop.now().toString().substring(0, 10)));
    Instant week = loop.now().plusSeconds(2 * 86_400);
    loop.until(week.toString());
    return loop.links(VICTIM).getFirst();
  }

  /** A session of the attacker's own company. */
  private static String signedIn() {
    loop.api(
        attacker.token(),
        "PUT",
        "/api/people",
        List.of(Map.of("email", "eve@attacker.test", "name", "Eve")));
    String form = attacker.dashboard() + "/sign-in";
    loop.send(loop.form(form, "email=eve@attacker.test"));
    loop.settle();
    HttpResponse<String> in =
        loop.send(
            loop.form(form, "email=eve@attacker.test&code=" + loop.code("eve@attacker.test")));
    Matcher set = COOKIE.matcher(in.headers().firstValue("set-cookie").orElse(""));
    assertThat(set.find()).isTrue();
    return set.group(1);
  }

  @AfterAll
  static void end() {
    Logger.getLogger("").removeHandler(LOG);
    loop.close();
    database.close();
  }

  @TestFactory
  List<DynamicTest> every_route_refuses_whoever_has_no_right_to_it() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Template.Route route : template.routes()) {
      for (Stranger.Try one : stranger.tries(route)) {
        tests.add(
            DynamicTest.dynamicTest(route.key() + ", " + one.what(), () -> refused(one.request())));
      }
    }
    assertThat(template.routes()).hasSizeGreaterThan(45);
    return tests;
  }

  private static void refused(HttpRequest request) {
    unchanged(
        said -> {
          HttpResponse<String> answer = loop.send(request);
          said.accept(answer);
          assertThat(answer.body()).doesNotContain(VICTIM);
          // Who was asked may read what about, also when it is too late.
          if (!isDeadLink(request)) {
            assertThat(answer.body()).doesNotContain(PRIVATE);
          }
          boolean isSignIn = request.uri().getPath().endsWith("/sign-in");
          boolean isSignOut = request.uri().getPath().endsWith("/sign-out");
          boolean isHandshake =
              request.uri().getPath().startsWith("/hooks/") && !request.method().equals("POST");
          if (isSignIn || isSignOut || isHandshake || isDeadLink(request)) {
            assertThat(answer.statusCode()).isLessThan(500);
          } else if (answer.statusCode() == 303) {
            assertThat(answer.headers().firstValue("location").orElse("")).contains("/sign-in");
          } else {
            assertThat(answer.statusCode()).isBetween(400, 499);
          }
        });
  }

  /** An expired link says plainly that it is. */
  private static boolean isDeadLink(HttpRequest request) {
    return request.uri().getPath().endsWith(Stranger.token(expired));
  }

  /** Whatever is done, no row changes and nothing of the victim's work is read. */
  private static void unchanged(Consumer<Consumer<HttpResponse<String>>> attack) {
    final Map<String, ?> before = database.rows();
    database.taken();
    List<HttpResponse<String>> answers = new ArrayList<>();
    attack.accept(answers::add);
    List<WatchedDatabase.Call> calls = database.taken();
    assertThat(calls.stream().filter(WatchedDatabase.Call::isWrite)).isEmpty();
    assertThat(calls.stream().filter(WatchedDatabase.Call::isRead))
        .allMatch(call -> call.operation().equals("GetItem"))
        .allMatch(call -> !call.body().contains("\"HEAD\""))
        .hasSizeLessThanOrEqualTo(3);
    loop.settle();
    assertThat(database.rows()).isEqualTo(before);
  }

  @Test
  void another_companys_token_opens_that_company_alone() {
    loop.settle();
    database.taken();
    for (Template.Route route : template.routes()) {
      if (!route.path().startsWith("/api/") || !route.method().equals("GET")) {
        continue;
      }
      String path =
          route.path().replace("{week}", "2026-W46") + "?id=studio%3Alate-1&item=studio%3Alate-1";
      HttpResponse<String> answer = loop.send(stranger.bearer("GET", path, attacker.token()));
      assertThat(answer.statusCode()).as(route.key()).isLessThan(500);
      assertThat(answer.body()).as(route.key()).doesNotContain(PRIVATE).doesNotContain(VICTIM);
      assertThat(database.taken())
          .as(route.key())
          .noneMatch(call -> call.body().contains("W#" + Stranger.workspace(victim)));
    }
  }

  @Test
  void an_exact_repeat_is_answered_2xx_and_nothing_is_stored() {
    Instant now = loop.now();
    String body = Loop.event("msg_again", "again-1", "item.opened", now, Map.of("title", "Once"));
    HttpRequest delivery = loop.signed(victim, "msg_again", now, body);
    assertThat(loop.send(delivery).statusCode() / 100).isEqualTo(2);
    loop.settle();
    Map<String, ?> before = database.rows();
    for (int i = 0; i < 3; i++) {
      assertThat(loop.send(delivery).statusCode() / 100).isEqualTo(2);
    }
    loop.settle();
    assertThat(database.rows()).isEqualTo(before);
  }

  @Test
  void a_get_that_says_it_is_a_post_is_a_get() {
    unchanged(
        said -> {
          HttpResponse<String> answer =
              loop.send(
                  loop.request(link)
                      .header("x-http-method-override", "POST")
                      .header("x-method-override", "POST")
                      .header("x-http-method", "POST")
                      .GET()
                      .build());
          assertThat(answer.body()).contains("What will change");
        });
  }

  // What no client would send.

  private static int raw(String request) {
    try (Wire wire = Wire.to(loop.base())) {
      return wire.send(request).status();
    }
  }

  private static String head(String method, String path) {
    return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  }

  @Test
  void tricks_with_paths_lead_nowhere() {
    List<String> paths =
        List.of(
            "/hooks/../api/items",
            "/hooks/%2e%2e/api/items",
            "/hooks/..%2fapi%2fitems",
            "//api/items",
            "/api//items",
            "/api/items/",
            "/API/items",
            "/api/items;x=y",
            "/api/items%00",
            "/api/%69tems%2f",
            "/decide/%00",
            "/decide/",
            "/decide/a/b",
            "/w/" + Stranger.workspace(attacker) + "%2f..%2f" + Stranger.workspace(victim),
            "/w/" + Stranger.workspace(attacker) + "/../" + Stranger.workspace(victim) + "/items",
            "/w/W%23" + Stranger.workspace(victim),
            "/w/%23/items",
            "/w//items",
            "/hooks/" + Stranger.id(victim).toUpperCase(java.util.Locale.ROOT),
            "/hooks/" + "a".repeat(9_000),
            "/\\api\\items",
            "/api/items\u0000",
            "http://127.0.0.1/api/items",
            "*");
    Map<String, Integer> answered = new LinkedHashMap<>();
    unchanged(
        said -> {
          for (String path : paths) {
            answered.put(
                path.length() > 60 ? path.substring(0, 60) : path,
                raw(head("GET", path) + "Cookie: " + stranger.cookie() + "\r\n\r\n"));
          }
        });
    assertThat(answered.values())
        .allMatch(status -> status == 0 || status == 303 || (status >= 400 && status < 500));
  }

  @Test
  void tricks_with_headers_lead_nowhere() {
    Map<String, String> heads = new LinkedHashMap<>();
    heads.put(
        "length and chunks",
        head("POST", "/hooks/" + Stranger.id(victim))
            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/items HTTP/1.1\r\n\r\n");
    heads.put(
        "two lengths",
        head("POST", "/hooks/" + Stranger.id(victim))
            + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef");
    heads.put(
        "a length below none",
        head("POST", "/hooks/" + Stranger.id(victim)) + "Content-Length: -1\r\n\r\n");
    heads.put(
        "a length that is none",
        head("POST", "/hooks/" + Stranger.id(victim)) + "Content-Length: many\r\n\r\n");
    heads.put(
        "a folded header",
        head("GET", "/api/items") + "Authorization: Bearer\r\n " + Stranger.NOBODY + "\r\n\r\n");
    heads.put(
        "a huge header",
        head("GET", "/api/items") + "Authorization: Bearer " + "a".repeat(400_000) + "\r\n\r\n");
    heads.put(
        "ten thousand headers", head("GET", "/api/items") + "X-A: b\r\n".repeat(10_000) + "\r\n");
    heads.put("no host", "GET /api/items HTTP/1.1\r\n\r\n");
    heads.put("another version", "GET /api/items HTTP/9.9\r\n\r\n");
    heads.put("no request", "\r\n\r\n\r\n");
    heads.put(
        "a token with a null",
        head("GET", "/api/items") + "Authorization: Bearer \u0000" + Stranger.NOBODY + "\r\n\r\n");
    Map<String, Integer> answered = new LinkedHashMap<>();
    unchanged(said -> heads.forEach((what, request) -> answered.put(what, raw(request))));
    assertThat(answered.values())
        .allMatch(status -> status == 0 || (status >= 400 && status < 500));
  }

  @Test
  void bodies_without_end_are_refused_and_slow_ones_keep_nobody_waiting() {
    unchanged(
        said -> {
          StringBuilder chunks = new StringBuilder();
          for (int i = 0; i < 12; i++) {
            chunks.append("100000\r\n").append("a".repeat(0x100000)).append("\r\n");
          }
          assertThat(
                  raw(
                      head("POST", "/hooks/" + Stranger.id(victim))
                          + "Transfer-Encoding: chunked\r\n\r\n"
                          + chunks))
              .isIn(0, 413);
          assertThat(
                  loop.send(loop.form(link, "choice=confirm&comment=" + "a".repeat(2_000_000)))
                      .statusCode())
              .isEqualTo(413);
          List<Wire> slow = new ArrayList<>();
          try {
            for (int i = 0; i < 40; i++) {
              slow.add(
                  Wire.to(loop.base())
                      .send(
                          head("POST", "/hooks/" + Stranger.id(victim))
                              + "Content-Length: 1000\r\n\r\n{"));
            }
            assertThat(loop.send(loop.request("/api/items").GET().build()).statusCode())
                .isEqualTo(401);
          } finally {
            slow.forEach(Wire::close);
          }
        });
  }

  @Test
  void no_secret_is_in_a_log_after_all_of_it() {
    for (Template.Route route : template.routes()) {
      stranger.tries(route).forEach(one -> loop.send(one.request()));
    }
    JsonNode again = loop.api(victim, "/api/items");
    assertThat(again.path("items")).isNotEmpty();
    List<String> secrets =
        List.of(
            victim.token(),
            attacker.token(),
            victim.secret(),
            Stranger.token(link),
            Stranger.token(expired),
            stranger.cookie().substring(stranger.cookie().indexOf('=') + 1),
            VICTIM);
    String log = LOG.text();
    assertThat(secrets).noneMatch(log::contains);
  }
}
