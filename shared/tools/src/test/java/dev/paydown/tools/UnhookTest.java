package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hooks taken away in every tool whose API does it, against answers of its form: those of the
 * connection and no others, each once, whatever the tool answers.
 */
class UnhookTest {
  private static final String URL = "https://paydown.example.com/hooks/abc";

  /** The same deployment by another name, which it had when the hook was made. */
  private static final String OURS = "https://x1.execute-api.example.com/hooks/abc";

  private static final String OTHERS = "https://paydown.example.com/hooks/abcd";

  /**
   * A tool with a connection that has hooks in it.
   *
   * @param listings what is asked to find them, with what it is answered; {@code #} ours, {@code +}
   *     ours by another name of the deployment, {@code ~} somebody else's
   * @param removals what is sent to take them away, in order
   */
  record Case(
      String tool, Connection connection, Map<String, String> listings, List<String> removals) {
    @Override
    public String toString() {
      return tool + " " + connection.places();
    }
  }

  private static Connection at(String tool, String token, String baseUrl, String... places) {
    return new Connection(
            "abc",
            "ws",
            tool,
            tool,
            List.of("newest"),
            Optional.of(token),
            Optional.of(baseUrl).filter(url -> !url.isEmpty()),
            Optional.empty())
        .in(List.of(places));
  }

  private static String urls(String answer) {
    return answer.replace("#", URL).replace("+", OURS).replace("~", OTHERS);
  }

  static Stream<Case> cases() {
    return Stream.of(cloud(), own(), accounts(), kept()).flatMap(List::stream);
  }

  private static List<Case> cloud() {
    String github = "https://api.github.com";
    String gitlab = "https://gitlab.com/api/v4";
    String bitbucket = "https://api.bitbucket.org/2.0";
    String figma = "https://api.figma.com/v2/webhooks";
    String asana = "https://app.asana.com/api/1.0";
    return List.of(
        new Case(
            "github",
            at("github", "token", "", "acme/web", "acme"),
            Map.of(
                "GET " + github + "/repos/acme/web/hooks?per_page=100",
                "[{\"id\": 1, \"config\": {\"url\": \"~\"}},"
                    + " {\"id\": 2, \"config\": {\"url\": \"#\"}}]",
                "GET " + github + "/orgs/acme/hooks?per_page=100",
                "[{\"id\": 3, \"config\": {\"url\": \"+\"}}]"),
            List.of(
                "DELETE " + github + "/repos/acme/web/hooks/2",
                "DELETE " + github + "/orgs/acme/hooks/3")),
        new Case(
            "gitlab",
            at("gitlab", "token", "", "acme/web", "acme"),
            Map.of(
                "GET " + gitlab + "/projects/acme%2Fweb/hooks?per_page=100",
                "[{\"id\": 1, \"url\": \"~\"}, {\"id\": 2, \"url\": \"#\"}]",
                "GET " + gitlab + "/projects/acme/hooks?per_page=100",
                "",
                "GET " + gitlab + "/groups/acme/hooks?per_page=100",
                "[{\"id\": 3, \"url\": \"+\"}]"),
            List.of(
                "DELETE " + gitlab + "/projects/acme%2Fweb/hooks/2",
                "DELETE " + gitlab + "/groups/acme/hooks/3")),
        new Case(
            "bitbucket",
            at("bitbucket", "token", "", "acme/web", "acme"),
            Map.of(
                "GET " + bitbucket + "/repositories/acme/web/hooks?pagelen=100",
                "{\"values\": [{\"uuid\": \"{a}\", \"url\": \"#\"},"
                    + " {\"uuid\": \"{b}\", \"url\": \"~\"}]}",
                "GET " + bitbucket + "/workspaces/acme/hooks?pagelen=100",
                "{\"values\": [{\"uuid\": \"{c}\", \"url\": \"#\"}]}"),
            List.of(
                "DELETE " + bitbucket + "/repositories/acme/web/hooks/%7Ba%7D",
                "DELETE " + bitbucket + "/workspaces/acme/hooks/%7Bc%7D")),
        new Case(
            "figma",
            at("figma", "token", "", "team/12", "file/Ab"),
            Map.of(
                "GET " + figma + "?context=team&context_id=12",
                "{\"webhooks\": [{\"id\": \"1\", \"endpoint\": \"#\"},"
                    + " {\"id\": \"2\", \"endpoint\": \"+\"}, {\"id\": \"3\","
                    + " \"endpoint\": \"~\"}]}",
                "GET " + figma + "?context=file&context_id=Ab",
                "{\"webhooks\": []}"),
            List.of("DELETE " + figma + "/1", "DELETE " + figma + "/2")),
        new Case(
            "asana",
            at("asana", "token", "", "1"),
            Map.of(
                "GET " + asana + "/projects/1?opt_fields=modified_at,workspace",
                "{\"data\": {\"gid\": \"1\", \"workspace\": {\"gid\": \"11\"}}}",
                "GET "
                    + asana
                    + "/webhooks?limit=100&opt_fields=active,target&workspace=11&resource=1",
                "{\"data\": [{\"gid\": \"7\", \"active\": true, \"target\": \"#\"},"
                    + " {\"gid\": \"8\", \"active\": false, \"target\": \"+\"},"
                    + " {\"gid\": \"9\", \"active\": true, \"target\": \"~\"}]}"),
            List.of("DELETE " + asana + "/webhooks/7", "DELETE " + asana + "/webhooks/8")));
  }

  private static List<Case> own() {
    String gitea = "https://git.example.com/api/v1";
    String stash = "https://git.example.com/rest/api/1.0/projects/WEB";
    String jira = "https://acme.atlassian.net/rest/webhooks/1.0/webhook";
    String azure = "https://dev.azure.com/acme/_apis/hooks/subscriptions";
    String hooks =
        "[{\"id\": 1, \"config\": {\"url\": \"~\"}}, {\"id\": 2, \"config\": {\"url\": \"#\"}}]";
    return List.of(
        new Case(
            "gitea",
            at("gitea", "token", "https://git.example.com", "acme/web"),
            Map.of(
                "GET " + gitea + "/repos/acme/web/hooks?limit=50&page=1",
                hooks,
                "GET " + gitea + "/repos/acme/web/hooks?limit=50&page=2",
                "[]"),
            List.of("DELETE " + gitea + "/repos/acme/web/hooks/2")),
        new Case(
            "bitbucket",
            at("bitbucket", "token", "https://git.example.com", "WEB/shop", "WEB"),
            Map.of(
                "GET " + stash + "/repos/shop/webhooks?limit=100",
                "{\"values\": [{\"id\": 4, \"url\": \"#\"}, {\"id\": 5, \"url\": \"~\"}]}",
                "GET " + stash + "/webhooks?limit=100",
                "{\"values\": []}"),
            List.of("DELETE " + stash + "/repos/shop/webhooks/4")),
        new Case(
            "jira",
            at("jira", "ada@example.com:token", "https://acme.atlassian.net", "WEB"),
            Map.of(
                "GET " + jira,
                "[{\"url\": \"~\", \"self\": \"%s/1\"}, {\"url\": \"#\", \"self\": \"%s/2\"}]"
                    .replace("%s", jira)),
            List.of("DELETE " + jira + "/2")),
        new Case(
            "azuredevops",
            at("azuredevops", "token", "https://dev.azure.com/acme", "Shop"),
            Map.of(
                "GET " + azure + "?publisherId=tfs&consumerId=webHooks&api-version=6.0",
                "{\"value\": [{\"id\": \"a\", \"consumerInputs\": {\"url\": \"#\"}},"
                    + " {\"id\": \"b\", \"consumerInputs\": {\"url\": \"~\"}},"
                    + " {\"id\": \"c\", \"consumerInputs\": {\"url\": \"#\"}}]}"),
            List.of(
                "DELETE " + azure + "/a?api-version=6.0",
                "DELETE " + azure + "/c?api-version=6.0")));
  }

  private static List<Case> accounts() {
    String pager = "https://api.pagerduty.com/webhook_subscriptions";
    String trello = "https://api.trello.com/1";
    String linear = "POST https://api.linear.app/graphql ";
    return List.of(
        new Case(
            "pagerduty",
            at("pagerduty", "token", ""),
            Map.of(
                "GET " + pager + "?limit=100&offset=0",
                "{\"more\": true, \"webhook_subscriptions\": ["
                    + "{\"id\": \"P1\", \"delivery_method\": {\"url\": \"~\"}}]}",
                "GET " + pager + "?limit=100&offset=100",
                "{\"more\": false, \"webhook_subscriptions\": ["
                    + "{\"id\": \"P2\", \"delivery_method\": {\"url\": \"#\"}}]}"),
            List.of("DELETE " + pager + "/P2")),
        new Case(
            "trello",
            at("trello", "akey:atoken", "", "Ab12"),
            Map.of(
                "GET " + trello + "/tokens/atoken/webhooks",
                "[{\"id\": \"t1\", \"callbackURL\": \"#\"},"
                    + " {\"id\": \"t2\", \"callbackURL\": \"~\"}]"),
            List.of("DELETE " + trello + "/webhooks/t1")),
        new Case(
            "linear",
            at("linear", "token", ""),
            Map.of(
                linear + "query PaydownWebhooks",
                "{\"data\": {\"webhooks\": {\"nodes\": [{\"id\": \"w0\", \"url\": \"~\"},"
                    + " {\"id\": \"w1\", \"url\": \"#\"}]}}}"),
            List.of(linear + "mutation PaydownDeleteWebhook {\"id\":\"w1\"}")));
  }

  /** Those of which the tool does not show where they post to. */
  private static List<Case> kept() {
    String app = "https://api.atlassian.com/ex/jira/c1/rest/api/3/webhook";
    String monday = "POST https://api.monday.com/v2 ";
    String google = "POST https://www.googleapis.com/calendar/v3/channels/stop ";
    return List.of(
        new Case(
            "jira",
            at("jira", "token", "https://api.atlassian.com/ex/jira/c1", "WEB")
                .hooked(List.of("7", "99")),
            Map.of(
                "GET " + app + "?maxResults=100",
                "{\"values\": [{\"id\": 7}, {\"id\": 8},"
                    + " {\"id\": 9, \"url\": \"#\"}, {\"id\": 99, \"url\": \"~\"}]}"),
            List.of(
                "DELETE " + app + " {\"webhookIds\":[7]}",
                "DELETE " + app + " {\"webhookIds\":[9]}")),
        new Case(
            "monday",
            at("monday", "token", "", "7001").hooked(List.of("21", "22", "23")),
            Map.of(
                monday + "query ($board: ID!)",
                "{\"data\": {\"webhooks\": [{\"id\": \"20\", \"event\": \"create_item\"},"
                    + " {\"id\": \"21\", \"event\": \"create_item\"},"
                    + " {\"id\": \"22\", \"event\": \"change_name\"}]}}"),
            List.of(
                monday + "mutation ($id: ID!) {\"id\":\"21\"}",
                monday + "mutation ($id: ID!) {\"id\":\"22\"}")),
        new Case(
            "google-calendar",
            at("google-calendar", "token", "", "team").hooked(List.of("c1 r/1", "c2 r/1")),
            Map.of(),
            List.of(
                google + "{\"id\":\"c1\",\"resourceId\":\"r/1\"}",
                google + "{\"id\":\"c2\",\"resourceId\":\"r/1\"}")));
  }

  /** How the tool answers what is to take a hook away. */
  private enum Answering {
    TAKES,
    KNOWS_NONE,
    REFUSES,
    IS_SILENT
  }

  /** The tool's API; what it took away it lists no more. */
  private static final class Api implements OutgoingHttp {
    private final Case scripted;
    private final List<String> removals = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private Answering answering;

    Api(Case scripted, Answering answering) {
      this.scripted = scripted;
      this.answering = answering;
    }

    @Override
    public Outcome send(Request request) {
      String line = line(request);
      Optional<String> listing =
          scripted.listings().entrySet().stream()
              .filter(entry -> line.equals(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      if (listing.isPresent()) {
        // A page that is not there, as GitLab's is where a place is of the other kind.
        return listing.get().isEmpty() ? answer(404, "{}") : answer(200, urls(listing.get()));
      }
      assertThat(scripted.removals()).contains(line);
      removals.add(line);
      boolean isGraph = line.contains("mutation");
      return switch (answering) {
        case TAKES ->
            taken.add(line)
                ? answer(isGraph ? 200 : 204, isGraph ? "{\"data\": {}}" : "")
                : answer(404, "");
        case KNOWS_NONE -> isGraph ? answer(200, "{\"data\": {}}") : answer(404, "");
        case REFUSES ->
            isGraph
                ? answer(200, "{\"errors\": [{\"message\": \"not allowed\"}]}")
                : answer(403, "{\"message\": \"not allowed\"}");
        case IS_SILENT -> new Outcome.Lost("the answer was lost");
      };
    }

    private static Outcome answer(int status, String body) {
      return new Outcome.Answered(status, Map.of(), body.getBytes(UTF_8));
    }

    /** Of GraphQL the operation and its variables, which are what differs. */
    private static String line(Request request) {
      String body = new String(request.body(), UTF_8);
      String line = request.method() + " " + request.uri();
      if (!body.contains("\"query\":")) {
        return body.isEmpty() ? line : line + " " + body;
      }
      String operation =
          body.replaceFirst("^.*?\"query\":\"", "").replaceFirst("\\s*\\(\\$id.*", "");
      return operation.startsWith("mutation")
          ? line
              + " "
              + (operation.contains("Paydown") ? operation : "mutation ($id: ID!)")
              + " "
              + body.replaceFirst("^.*\"variables\":", "").replaceFirst("}$", "")
          : line + " " + operation.replaceFirst("\\s*\\{.*", "");
    }
  }

  private static Listening.Unhooked unhook(Case of, Api api) {
    Tool tool = Objects.requireNonNull(Tools.all(api).get(of.tool()));
    return Hooks.end(tool, of.connection(), URL, Fixtures.NOW);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void those_of_the_connection_are_taken_away_and_no_others(Case of) {
    Api api = new Api(of, Answering.TAKES);
    assertThat(unhook(of, api)).isEqualTo(new Listening.Gone(of.removals().size()));
    assertThat(api.removals).isEqualTo(of.removals());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_gone_already_counts_as_done(Case of) {
    Api api = new Api(of, Answering.KNOWS_NONE);
    assertThat(unhook(of, api)).isInstanceOf(Listening.Gone.class);
    assertThat(api.removals).isEqualTo(of.removals());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_refused_is_said_in_the_tools_words_and_keeps_no_other_standing(Case of) {
    Api api = new Api(of, Answering.REFUSES);
    assertThat(unhook(of, api))
        .isInstanceOfSatisfying(
            Listening.Left.class,
            left -> {
              assertThat(left.count()).isZero();
              assertThat(left.places())
                  .isNotEmpty()
                  .allSatisfy(
                      kept -> {
                        assertThat(kept.place()).isNotBlank();
                        assertThat(kept.why()).endsWith("says: not allowed");
                      });
            });
    assertThat(api.removals).isEqualTo(of.removals());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_tool_that_does_not_answer_is_asked_no_more_and_again_the_next_time(Case of) {
    Api api = new Api(of, Answering.IS_SILENT);
    assertThat(unhook(of, api))
        .isInstanceOfSatisfying(
            Listening.Left.class,
            left ->
                assertThat(left.places())
                    .isNotEmpty()
                    .allSatisfy(kept -> assertThat(kept.why()).isEqualTo("the answer was lost")));
    assertThat(api.removals).containsExactly(of.removals().getFirst());
    api.removals.clear();
    api.answering = Answering.TAKES;
    assertThat(unhook(of, api)).isEqualTo(new Listening.Gone(of.removals().size()));
    assertThat(api.removals).isEqualTo(of.removals());
  }

  @Test
  void where_only_people_can_it_is_said_and_nothing_is_asked() {
    OutgoingHttp silent =
        request -> {
          throw new AssertionError("nobody is to be asked");
        };
    Map<String, Tool> tools = Tools.all(silent);
    tools.forEach(
        (slug, tool) -> {
          Connection bare =
              new Connection(
                  "abc",
                  "ws",
                  slug,
                  slug,
                  List.of(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty());
          assertThat(Hooks.end(tool, bare, URL, Fixtures.NOW))
              .as(slug)
              .isInstanceOf(Listening.ByHand.class);
        });
    for (String slug :
        List.of("slack", "notion", "sentry", "google-calendar", "monday", "github")) {
      assertThat(
              Hooks.end(
                  Objects.requireNonNull(tools.get(slug)),
                  at(slug, "token", ""),
                  URL,
                  Fixtures.NOW))
          .as(slug)
          .isInstanceOf(Listening.ByHand.class);
    }
  }

  @Test
  void a_place_that_is_hidden_is_said_and_the_others_are_let_go() {
    Case both =
        new Case(
            "github",
            at("github", "token", "", "acme/secret", "acme"),
            Map.of(
                "GET https://api.github.com/repos/acme/secret/hooks?per_page=100",
                "",
                "GET https://api.github.com/orgs/acme/hooks?per_page=100",
                "[{\"id\": 3, \"config\": {\"url\": \"#\"}}]"),
            List.of("DELETE https://api.github.com/orgs/acme/hooks/3"));
    assertThat(unhook(both, new Api(both, Answering.TAKES)))
        .isEqualTo(
            new Listening.Left(
                1,
                List.of(
                    new Listening.Kept(
                        "acme/secret", "the tool knows no such place, or hides it"))));
  }
}
