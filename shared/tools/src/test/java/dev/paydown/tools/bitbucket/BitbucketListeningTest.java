package dev.paydown.tools.bitbucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in Bitbucket, Cloud and Data Center, against answers of their APIs' form. */
class BitbucketListeningTest {
  private static final String CLOUD = "https://api.bitbucket.org/2.0";
  private static final String SERVER = "https://bitbucket.example.com/rest/api/1.0";
  private static final String URL = "https://paydown.example.com/hooks/abc";

  private static Connection in(Optional<String> server, String... places) {
    return new Connection(
            "abc",
            "ws",
            "bitbucket",
            "bitbucket",
            List.of("newest", "former"),
            Optional.of("token"),
            server,
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    Listening listening = new BitbucketTool(http).listening().orElseThrow();
    return listening.hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static String body(Answers bitbucket) {
    return new String(bitbucket.asked().getLast().body(), UTF_8);
  }

  @Test
  void a_hook_is_made_in_a_repository_of_cloud_with_the_newest_secret() {
    String hooks = CLOUD + "/repositories/acme/web/hooks";
    Answers bitbucket =
        new Answers(
            Map.of("GET " + hooks + "?pagelen=100", "{\"values\":[]}", "POST " + hooks, "{}"));
    assertThat(hooked(bitbucket, in(Optional.empty(), "acme/web")))
        .isEqualTo(new Listening.Standing(List.of("acme/web")));
    assertThat(body(bitbucket))
        .startsWith("{\"description\":\"Paydown\",\"url\":\"" + URL + "\",\"active\":true,")
        .contains("\"pullrequest:created\"", "\"issue:updated\"", "\"repo:push\"")
        .endsWith("],\"secret\":\"newest\"}");
  }

  @Test
  void one_that_stands_in_a_workspace_is_changed_in_place() {
    String hooks = CLOUD + "/workspaces/acme/hooks";
    Answers bitbucket =
        new Answers(
            Map.of(
                "GET " + hooks + "?pagelen=100",
                "{\"values\":[{\"uuid\":\"{u1}\",\"url\":\"" + URL + "\"}]}",
                "PUT " + hooks + "/%7Bu1%7D",
                "{}"));
    assertThat(hooked(bitbucket, in(Optional.empty(), "acme")))
        .isEqualTo(new Listening.Standing(List.of("acme")));
    assertThat(bitbucket.asked())
        .extracting(OutgoingHttp.Request::method)
        .containsExactly("GET", "PUT");
  }

  @Test
  void data_centers_hooks_are_in_repositories_and_projects() {
    Optional<String> server = Optional.of("https://bitbucket.example.com");
    String ofRepository = SERVER + "/projects/WEB/repos/shop/webhooks";
    String ofProject = SERVER + "/projects/OPS/webhooks";
    Answers bitbucket =
        new Answers(
            Map.of(
                "GET " + ofRepository + "?limit=100",
                "{\"values\":[{\"id\":7,\"url\":\"" + URL + "\"}]}",
                "PUT " + ofRepository + "/7",
                "{}",
                "GET " + ofProject + "?limit=100",
                "{\"values\":[]}",
                "POST " + ofProject,
                "{}"));
    assertThat(hooked(bitbucket, in(server, "WEB/shop", "OPS")))
        .isEqualTo(new Listening.Standing(List.of("WEB/shop", "OPS")));
    assertThat(body(bitbucket))
        .startsWith("{\"name\":\"Paydown\",")
        .contains("\"pr:opened\"", "\"pr:reviewer:needs_work\"")
        .endsWith("\"configuration\":{\"secret\":\"newest\"}}");
  }

  @Test
  void a_data_center_that_names_a_review_otherwise_is_asked_by_its_name() {
    List<String> bodies = new ArrayList<>();
    OutgoingHttp newer =
        request -> {
          String body = new String(request.body(), UTF_8);
          bodies.add(body);
          return new OutgoingHttp.Outcome.Answered(
              body.contains("needs_work") ? 400 : 200, Map.of(), "{\"values\":[]}".getBytes(UTF_8));
        };
    Connection connection = in(Optional.of("https://bitbucket.example.com"), "OPS");
    assertThat(hooked(newer, connection)).isInstanceOf(Listening.Standing.class);
    assertThat(bodies.getLast()).contains("pr:reviewer:changes_requested");
  }

  @Test
  void without_a_place_a_person_has_to_do_it_and_a_hidden_place_is_no_hook() {
    Answers none = new Answers(Map.of());
    assertThat(hooked(none, in(Optional.empty())))
        .isEqualTo(
            new Listening.ByHand("no repository, workspace or project is named to listen in"));
    assertThatThrownBy(() -> hooked(none, in(Optional.empty(), "acme/secret")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }
}
