package dev.paydown.tools.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Subscriptions made in Azure DevOps, against answers of its API's form. */
class AzureDevOpsListeningTest {
  private static final String BASE = "https://dev.azure.com/acme";
  private static final String HOOKS = BASE + "/_apis/hooks/subscriptions";
  private static final String VERSION = "api-version=6.0";
  private static final String LIST =
      "GET " + HOOKS + "?publisherId=tfs&consumerId=webHooks&" + VERSION;
  private static final String MAKE = "POST " + HOOKS + "?" + VERSION;
  private static final String PROJECT = "GET " + BASE + "/_apis/projects/My%20Shop?" + VERSION;
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final Listening.ByHand NOT_OPEN =
      new Listening.ByHand(
          "the connection has no token, or no baseUrl: https://dev.azure.com/ORGANIZATION, or the"
              + " collection on a company's own server");

  private static Connection connection(Optional<String> token, Optional<String> base) {
    return new Connection(
        "abc",
        "ws",
        "azuredevops",
        "azuredevops",
        List.of("newest", "former"),
        token,
        base,
        Optional.empty());
  }

  private static Connection in(String... places) {
    return connection(Optional.of("token"), Optional.of(BASE + "/")).in(List.of(places));
  }

  private static Listening listening(OutgoingHttp http) {
    return new AzureDevOpsTool(http).listening().orElseThrow();
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    return listening(http).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static List<String> asked(Answers azure) {
    return azure.asked().stream().map(one -> one.method() + " " + one.uri()).toList();
  }

  private static String body(OutgoingHttp.Request request) {
    return new String(request.body(), UTF_8);
  }

  @Test
  void a_project_gets_a_subscription_for_each_kind_of_event_with_the_newest_secret() {
    Answers azure =
        new Answers(Map.of(PROJECT, "{\"id\":\"p1\"}", LIST, "{\"value\":[]}", MAKE, "{}"));
    assertThat(hooked(azure, in("My Shop"))).isEqualTo(new Listening.Standing(List.of("My Shop")));
    assertThat(asked(azure)).startsWith(PROJECT, LIST, MAKE).hasSize(12);
    assertThat(azure.asked().subList(2, 12))
        .map(one -> body(one).replaceFirst(".*\"eventType\":\"([^\"]+)\".*", "$1"))
        .containsExactly(
            "workitem.created",
            "workitem.updated",
            "workitem.commented",
            "workitem.deleted",
            "workitem.restored",
            "git.pullrequest.created",
            "git.pullrequest.updated",
            "git.pullrequest.merged",
            "ms.vss-code.git-pullrequest-comment-event",
            "git.push");
    assertThat(body(azure.asked().get(2)))
        .isEqualTo(
            "{\"publisherId\":\"tfs\",\"eventType\":\"workitem.created\",\"consumerId\":\"webHooks\","
                + "\"consumerActionId\":\"httpRequest\",\"publisherInputs\":{\"projectId\":\"p1\"},"
                + "\"consumerInputs\":{\"url\":\""
                + URL
                + "\",\"basicAuthUsername\":\"paydown\",\"basicAuthPassword\":\"newest\","
                + "\"resourceDetailsToSend\":\"all\",\"messagesToSend\":\"all\","
                + "\"detailedMessagesToSend\":\"all\"}}");
    assertThat(azure.asked().getFirst().headers()).containsEntry("authorization", "Basic OnRva2Vu");
  }

  @Test
  void one_that_stands_is_changed_in_place_and_those_of_others_and_elsewhere_are_left() {
    String one =
        "{\"id\":\"%s\",\"eventType\":\"git.push\",\"publisherInputs\":{\"projectId\":\"%s\"},"
            + "\"consumerInputs\":{\"url\":\"%s\"}}";
    String listed =
        "{\"value\":["
            + String.join(
                ",",
                one.formatted("s1", "p1", URL),
                one.formatted("s2", "p2", URL),
                one.formatted("s3", "p1", "https://example.com/"))
            + "]}";
    String change = "PUT " + HOOKS + "/s1?" + VERSION;
    Answers azure =
        new Answers(Map.of(PROJECT, "{\"id\":\"p1\"}", LIST, listed, MAKE, "{}", change, "{}"));
    assertThat(hooked(azure, in("My Shop"))).isEqualTo(new Listening.Standing(List.of("My Shop")));
    assertThat(asked(azure).subList(2, 12))
        .containsOnly(MAKE, change)
        .containsOnlyOnce(change)
        .endsWith(change);
    assertThat(body(azure.asked().getLast()))
        .contains("\"basicAuthPassword\":\"newest\"")
        .endsWith(",\"status\":\"enabled\"}");
  }

  @Test
  void what_cannot_be_made_says_what_to_do() {
    Answers none = new Answers(Map.of());
    assertThat(hooked(none, connection(Optional.of("token"), Optional.empty())))
        .isEqualTo(NOT_OPEN);
    assertThat(hooked(none, connection(Optional.empty(), Optional.of(BASE)))).isEqualTo(NOT_OPEN);
    assertThat(hooked(none, in()))
        .isEqualTo(new Listening.ByHand("no project is named to listen in"));
    assertThat(none.asked()).isEmpty();
    assertThatThrownBy(() -> hooked(none, in("My Shop")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
    Answers odd = new Answers(Map.of(PROJECT, "{}"));
    assertThatThrownBy(() -> hooked(odd, in("My Shop")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Azure DevOps did not show the project's id");
    OutgoingHttp refusing =
        _ ->
            new OutgoingHttp.Outcome.Answered(
                403, Map.of(), "{\"message\":\"TF400813: not authorized\"}".getBytes(UTF_8));
    assertThatThrownBy(() -> hooked(refusing, in("My Shop")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Azure DevOps says: TF400813: not authorized");
  }

  @Test
  void a_sweep_finds_nothing_and_asks_nothing() {
    Answers azure = new Answers(Map.of());
    assertThat(
            listening(azure)
                .changes(in("My Shop"), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
    assertThat(azure.asked()).isEmpty();
  }
}
