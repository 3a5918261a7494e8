package dev.paydown.local.practice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Hooks;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What takes a webhook away in a tool, held against the description of the vendor's request. */
class EndedHooksTest {
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private static Connection at(String tool, String token, String baseUrl, String... places) {
    return new Connection(
            "abc",
            "ws",
            tool,
            tool,
            List.of("secret"),
            Optional.of(token),
            Optional.of(baseUrl).filter(url -> !url.isEmpty()),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Unhooked ended(OutgoingHttp api, Connection connection) {
    Tool tool = Objects.requireNonNull(Tools.all(api).get(connection.tool()));
    return Hooks.end(tool, connection, URL, NOW);
  }

  /** What the tool is sent to take hooks away, where it shows this in whatever it is asked for. */
  private static List<OutgoingHttp.Request> removals(Connection connection, String shown) {
    List<OutgoingHttp.Request> removals = new ArrayList<>();
    OutgoingHttp api =
        request -> {
          boolean isRead = request.method().equals("GET");
          if (!isRead) {
            removals.add(request);
          }
          // GitLab shows a group's hooks where no project of that path is.
          boolean isThere = !request.uri().getPath().contains("/projects/group");
          return new OutgoingHttp.Outcome.Answered(
              isThere ? 200 : 404, Map.of(), (isRead ? shown : "{}").getBytes(UTF_8));
        };
    assertThat(ended(api, connection))
        .isInstanceOfSatisfying(
            Listening.Gone.class, gone -> assertThat(removals).hasSize(gone.count()));
    return removals;
  }

  private static void described(String description, List<OutgoingHttp.Request> requests) {
    Described ours = Described.ours(description);
    assertThat(requests)
        .isNotEmpty()
        .allSatisfy(request -> assertThat(ours.faults(request, "", Map.of())).isEmpty());
  }

  @Test
  void github_describes_how_a_repositorys_and_an_organizations_hook_is_deleted() {
    described(
        "github",
        removals(
            at("github", "token", "", "acme/web", "acme"),
            "[{\"id\": 2, \"config\": {\"url\": \"" + URL + "\"}}]"));
  }

  @Test
  void gitlab_describes_how_a_projects_and_a_groups_hook_is_deleted() {
    described(
        "gitlab",
        removals(
            at("gitlab", "token", "", "278964", "group"),
            "[{\"id\": 2, \"url\": \"" + URL + "\"}]"));
  }

  @Test
  void jira_describes_how_an_administrators_and_an_apps_hook_is_deleted() {
    String site = "https://acme.atlassian.net";
    described(
        "jira",
        removals(
            at("jira", "ada@example.com:token", site),
            "[{\"url\": \"" + URL + "\", \"self\": \"" + site + "/webhook/2\"}]"));
    described(
        "jira",
        removals(
            at("jira", "token", site, "WEB"),
            "{\"values\": [{\"id\": 2, \"url\": \"" + URL + "\"}]}"));
  }

  @Test
  void asana_describes_how_a_webhook_is_deleted() {
    String shown = "{\"data\": [{\"gid\": \"7\", \"active\": true, \"target\": \"" + URL + "\"}]}";
    List<OutgoingHttp.Request> removals = new ArrayList<>();
    OutgoingHttp asana =
        request -> {
          boolean isList = request.uri().getPath().endsWith("/webhooks");
          if (request.method().equals("DELETE")) {
            removals.add(request);
          }
          String answer = isList ? shown : "{\"data\": {\"workspace\": {\"gid\": \"11\"}}}";
          return new OutgoingHttp.Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
        };
    Connection connection = at("asana", "token", "", "1");
    assertThat(ended(asana, connection)).isEqualTo(new Listening.Gone(1));
    assertThat(removals)
        .singleElement()
        .satisfies(
            request ->
                assertThat(Described.ours("asana").faults(request, "/api/1.0", Map.of()))
                    .isEmpty());
  }
}
