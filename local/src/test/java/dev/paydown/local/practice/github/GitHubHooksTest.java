package dev.paydown.local.practice.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.local.practice.Described;
import dev.paydown.tools.Listening;
import dev.paydown.tools.github.GitHubTool;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How GitHub's hooks are made and its changes listed, held against GitHub's description. */
class GitHubHooksTest {
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void every_request_is_one_that_github_describes() {
    Optional<Described> description = Described.find("github.openapi.json");
    Assumptions.assumeTrue(description.isPresent());
    List<OutgoingHttp.Request> sent = new ArrayList<>();
    boolean[] stands = new boolean[1];
    OutgoingHttp gitHub =
        request -> {
          sent.add(request);
          String path = request.uri().getPath();
          String answer = "[]";
          if (path.endsWith("/deliveries")) {
            answer = "[{\"id\": 8, \"delivered_at\": \"2026-11-23T08:30:00Z\"}]";
          } else if (path.endsWith("/hooks") && stands[0]) {
            answer = "[{\"id\": 2, \"config\": {\"url\": \"" + URL + "\"}}]";
          }
          return new OutgoingHttp.Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
        };
    Connection connection =
        new Connection(
                "abc",
                "ws",
                "github",
                "github",
                List.of("secret"),
                Optional.of("token"),
                Optional.empty(),
                Optional.empty())
            .in(List.of("acme/web"));
    Listening listening = new GitHubTool(gitHub).listening().orElseThrow();
    Listening.Asked asked = new Listening.Asked(connection, URL, NOW);
    listening.hook(asked);
    stands[0] = true;
    assertThat(listening.askAgain(asked, NOW.minusSeconds(3_600))).isEqualTo(1);
    listening.changes(connection, Optional.of(NOW), Optional.empty(), NOW);
    listening.changes(connection, Optional.empty(), Optional.empty(), NOW);
    // The description that there is leaves out how hooks are listed.
    assertThat(sent)
        .filteredOn(
            request ->
                !request.method().equals("GET") || !request.uri().getPath().endsWith("/hooks"))
        .hasSize(5)
        .allSatisfy(
            request -> assertThat(description.get().faults(request, "", Map.of())).isEmpty());
  }
}
