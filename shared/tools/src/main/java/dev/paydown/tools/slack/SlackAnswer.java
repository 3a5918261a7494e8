package dev.paydown.tools.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.text.Clip;
import java.time.Duration;

/**
 * What an answer of Slack's means. Slack answers with 200 whatever came of it, and says in {@code
 * ok} and {@code error} what did (Slack docs, Evaluating responses, and the errors of
 * conversations.replies and chat.postMessage).
 */
final class SlackAnswer {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int CODE = 100;

  private SlackAnswer() {}

  static Reply of(Reply reply) {
    if (!(reply instanceof Reply.Data(JsonNode body)) || body.path("ok").asBoolean()) {
      return reply;
    }
    String error = Clip.line(body.path("error").asText(), CODE);
    return switch (error) {
      case "" -> new Reply.Ambiguous("Slack gave an answer that does not say what came of it");
      case "channel_not_found", "thread_not_found", "message_not_found" -> new Reply.Missing();
      case "ratelimited", "rate_limited" -> new Reply.NotNow(PAUSE, "Slack asks for time");
      case "service_unavailable", "team_added_to_org", "request_timeout" ->
          new Reply.NotNow(PAUSE, "Slack cannot do it now: " + error);
      // Some of it may have succeeded, as Slack says.
      case "internal_error", "fatal_error" -> new Reply.Ambiguous("Slack answered " + error);
      default -> new Reply.Refused(refusal(error, body));
    };
  }

  /** What a person can do about it. */
  private static String refusal(String error, JsonNode body) {
    return switch (error) {
      case "not_in_channel" -> "Slack's app is not in the channel: /invite it there";
      case "is_archived" -> "Slack's channel is archived: nobody can write in it";
      case "missing_scope" -> {
        String scope = Clip.line(body.path("needed").asText(), CODE);
        yield "Slack's app lacks the scope "
            + (scope.isEmpty() ? "for it" : scope)
            + ": add it under OAuth & Permissions and install the app again";
      }
      case "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_expired",
          "token_revoked",
          "not_allowed_token_type" ->
          "Slack does not take the connection's token ("
              + error
              + "): install the app again, and connect with the token that it shows";
      case "access_denied",
          "ekm_access_denied",
          "enterprise_is_restricted",
          "no_permission",
          "restricted_action",
          "restricted_action_non_threadable_channel",
          "restricted_action_read_only_channel",
          "restricted_action_thread_locked",
          "restricted_action_thread_only_channel",
          "team_access_not_granted" ->
          "Slack's administrators do not let the app do that (" + error + ")";
      default -> "Slack says: " + error;
    };
  }
}
