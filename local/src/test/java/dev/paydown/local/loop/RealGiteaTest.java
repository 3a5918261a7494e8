package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Gitea, connected as a person connects it: {@code ./paydown test --with-gitea BINARY}. Its
 * clock is its own, so the run's clock begins at the machine's.
 */
@EnabledIfSystemProperty(
    named = "paydown.gitea",
    matches = ".+",
    disabledReason = "no Gitea: ./paydown test --with-gitea BINARY")
class RealGiteaTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String DESIGN = "gitea:acme/web#1";
  private static final String BUILD = "gitea:acme/web#2";
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir private Path data = Path.of("");
  private Optional<RealGitea> started = Optional.empty();
  private Optional<Loop> running = Optional.empty();
  private String token = "";

  @BeforeEach
  void aGiteaWithTwoPeopleAndARepositoryIsConnected() {
    RealGitea gitea =
        RealGitea.start(Path.of(System.getProperty("paydown.gitea", "")), data.resolve("gitea"));
    started = Optional.of(gitea);
    Loop loop = Loop.start(data.resolve("paydown"), Instant.now().toString());
    running = Optional.of(loop);
    gitea.person("ada");
    gitea.person("bob");
    gitea.post("/orgs", Map.of("username", "acme"));
    gitea.post("/orgs/acme/repos", Map.of("name", "web"));
    gitea.send("PUT", "/repos/acme/web/collaborators/ada", Map.of("permission", "write"));
    gitea.send("PUT", "/repos/acme/web/collaborators/bob", Map.of("permission", "write"));
    token = loop.post("/local/workspaces", Map.of("name", "acme")).path("token").asText();
    // Gitea cannot be told that it is Monday, so every day is one, and all of it.
    loop.worksAlways(token);
    loop.api(token, "PUT", "/api/people", List.of(person("ada"), person("bob")));
  }

  private static Map<String, Object> person(String login) {
    return Map.of(
        "email", login + "@example.com", "name", login, "aliases", Map.of("gitea", List.of(login)));
  }

  @AfterEach
  void bothEnd() {
    running.ifPresent(Loop::close);
    started.ifPresent(RealGitea::close);
  }

  private RealGitea gitea() {
    return started.orElseThrow();
  }

  private Loop loop() {
    return running.orElseThrow();
  }

  private void connect() {
    loop()
        .api(
            token,
            "POST",
            "/api/connections",
            Map.of(
                "tool",
                "gitea",
                "baseUrl",
                gitea().url(),
                "token",
                gitea().token(),
                "places",
                List.of("acme")));
  }

  private JsonNode connection(String method, String what) {
    return loop().api(token, method, "/api/connections/gitea/" + what, Map.of());
  }

  private int issue(String title, String owner, LocalDate due) {
    return gitea()
        .post(
            "/repos/acme/web/issues",
            Map.of(
                "title",
                title,
                "assignees",
                List.of(owner),
                "due_date",
                due + "T12:00:00Z",
                "body",
                "Why: the launch."))
        .path("number")
        .asInt();
  }

  private void designThenBuild() {
    assertThat(issue("Design the checkout", "ada", today.plusDays(5))).isEqualTo(1);
    assertThat(issue("Build the checkout", "bob", today.plusDays(9))).isEqualTo(2);
    gitea()
        .post(
            "/repos/acme/web/issues/2/dependencies",
            Map.of("owner", "acme", "repo", "web", "index", 1));
  }

  private JsonNode items() {
    return loop().api(new Loop.Company(token, "", "", ""), "/api/items").path("items");
  }

  private JsonNode item(String id) {
    for (JsonNode item : items()) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    return items().path(-1);
  }

  private JsonNode shown() {
    for (JsonNode one :
        loop().api(new Loop.Company(token, "", "", ""), "/api/connections").path("connections")) {
      if (one.path("name").asText().equals("gitea")) {
        return one;
      }
    }
    throw new AssertionError("it is not shown");
  }

  /** Gitea posts when it likes: looked for again and again, a minute long. */
  private <T> T eventually(String what, Supplier<T> look, Predicate<T> isIt) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!isIt.test(seen)) {
      if (System.nanoTime() > until) {
        throw new AssertionError(what + " did not come: " + seen);
      }
      loop().settle();
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      seen = look.get();
    }
    return seen;
  }

  private void later(Duration by) {
    loop().until(loop().now().plus(by).toString());
  }

  @Test
  void what_was_there_before_is_imported_with_dates_owners_and_dependencies() {
    designThenBuild();
    connect();
    later(Duration.ofMinutes(20));
    assertThat(item(DESIGN).path("due").asText()).isEqualTo(today.plusDays(5).toString());
    assertThat(item(BUILD).path("due").asText()).isEqualTo(today.plusDays(9).toString());
    assertThat(item(BUILD).path("owner").asText()).isEqualTo("bob@example.com");
    assertThat(item(BUILD).path("links").findValuesAsText("item")).containsExactly(DESIGN);
    assertThat(item(BUILD).path("links").findValuesAsText("provenance")).containsExactly("native");
    assertThat(shown().at("/sweep/through").isTextual()).isTrue();
    assertThat(shown().at("/sweep/trouble").isNull()).isTrue();
  }

  @Test
  void a_slip_that_no_webhook_told_is_found_and_the_confirmed_shift_stands_in_gitea() {
    connect();
    assertThat(connection("POST", "hook").path("posts").asBoolean()).isTrue();
    designThenBuild();
    gitea().post("/repos/acme/web/issues/2/comments", Map.of("body", "@ada this waits for #1"));
    eventually("the dependency", () -> item(BUILD), item -> item.path("links").size() == 1);
    assertThat(item(BUILD).path("committed").asText()).isEqualTo(today.plusDays(9).toString());
    assertThat(shown().at("/heard/what").asText()).isNotEmpty();

    LocalDate late = today.plusDays(12);
    gitea().send("PATCH", "/repos/acme/web/issues/1", Map.of("due_date", late + "T12:00:00Z"));
    assertThat(item(DESIGN).path("due").asText()).isEqualTo(today.plusDays(5).toString());
    later(Duration.ofMinutes(50));
    assertThat(item(DESIGN).path("due").asText()).isEqualTo(late.toString());

    List<String> links =
        eventually(
            "the mail to bob",
            () -> {
              later(Duration.ofMinutes(15));
              return loop().links("bob@example.com");
            },
            found -> !found.isEmpty());
    List<String> moves = loop().moves(links.getFirst());
    assertThat(moves).isNotEmpty();
    assertThat(loop().confirm(links.getFirst(), moves).statusCode()).isEqualTo(200);

    String shifted = item(BUILD).path("forecast").asText();
    assertThat(LocalDate.parse(shifted)).isAfter(late);
    assertThat(gitea().get("/repos/acme/web/issues/2").path("due_date").asText())
        .startsWith(shifted);
    eventually(
        "the new date, read back",
        () -> item(BUILD).path("due").asText(),
        due -> due.equals(shifted));
    assertThat(loop().api(token, "POST", "/api/replay", Map.of()).path("differences")).isEmpty();
  }

  @Test
  void a_rotation_refuses_no_delivery() {
    connect();
    connection("POST", "hook");
    designThenBuild();
    eventually("the issues", this::items, items -> items.size() == 2);
    connection("POST", "rotate");
    gitea().send("PATCH", "/repos/acme/web/issues/1", Map.of("title", "Signed with the former"));
    eventually(
        "a delivery signed with the former secret",
        () -> item(DESIGN).path("title").asText(),
        "Signed with the former"::equals);
    assertThat(connection("POST", "hook").path("posts").asBoolean()).isTrue();
    connection("POST", "retire");
    gitea().send("PATCH", "/repos/acme/web/issues/1", Map.of("title", "Signed with the newest"));
    eventually(
        "a delivery signed with the newest secret",
        () -> item(DESIGN).path("title").asText(),
        "Signed with the newest"::equals);
    assertThat(gitea().get("/orgs/acme/hooks")).hasSize(1);
  }
}
