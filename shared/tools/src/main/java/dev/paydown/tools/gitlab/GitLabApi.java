package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.Map;

/**
 * Where a connection's GitLab is, and what opens it: the REST API of version 4, and GraphQL for one
 * question that only an administrator may ask REST, where an item is of which the id is known.
 */
record GitLabApi(RestApi rest) {
  static final String TOOL = "GitLab";

  /** Where the REST API is. */
  static final String REST = "/api/v4";

  /** The most that GitLab shows at once (GitLab docs, REST API, Pagination). */
  static final int PAGE = 100;

  private static final String VENDOR = "https://gitlab.com";
  private static final int SHOWN = 200;

  /** GitLab docs, GraphQL API resources, Query.issue: of any type of work item of a project. */
  private static final String ISSUE =
      "query($id: IssueID!) { item: issue(id: $id) { iid projectId } }";

  /** GitLab docs, GraphQL API resources, Query.mergeRequest. */
  private static final String MERGE =
      "query($id: MergeRequestID!) { item: mergeRequest(id: $id) { iid projectId } }";

  static GitLabApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + connection.token().orElse(""));
    String site = connection.baseUrl().orElse(VENDOR).replaceFirst("/+$", "");
    String base = site.replaceFirst(REST + "$", "");
    return new GitLabApi(new RestApi(http, TOOL, base, headers, now));
  }

  /** The item's number in its project, and the project's; missing where there is none to see. */
  Reply item(Uid uid) {
    ObjectNode body = object().put("query", uid.isMerge() ? MERGE : ISSUE);
    String type = uid.isMerge() ? "MergeRequest" : "Issue";
    body.putObject("variables").put("id", "gid://gitlab/" + type + "/" + uid.number());
    Reply reply = rest.send("POST", "/api/graphql", body);
    return reply instanceof Reply.Data(JsonNode answer) ? answered(answer) : reply;
  }

  /** What is not there, and what the token may not see, are told alike: by null. */
  private static Reply answered(JsonNode answer) {
    JsonNode item = answer.path("data").path("item");
    if (item.isObject()) {
      return new Reply.Data(item);
    }
    if (item.isNull()) {
      return new Reply.Missing();
    }
    JsonNode error = answer.path("errors").path(0).path("message");
    return error.isTextual()
        ? new Reply.Refused(TOOL + " says: " + Clip.line(error.textValue(), SHOWN))
        : new Reply.Ambiguous(TOOL + " gave an answer that is no GraphQL result");
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
