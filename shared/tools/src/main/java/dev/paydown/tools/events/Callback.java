package dev.paydown.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import dev.paydown.tools.http.RetryAfter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Posts requested moves to a connection's callback URL, signed as Standard Webhooks. */
final class Callback {
  /** Whatever a proposal can hold but what stands in Paydown's own books. */
  static final Set<Makes> MAKES =
      Arrays.stream(MoveAction.values())
          .filter(action -> !action.isOurOwn())
          .map(Callback::asked)
          .collect(Collectors.toUnmodifiableSet());

  private static final Duration SOON = Duration.ofMinutes(1);
  private final OutgoingHttp http;

  Callback(OutgoingHttp http) {
    this.http = http;
  }

  private static Makes asked(MoveAction action) {
    Makes asked =
        Makes.addition(
            action, "the request's webhook-id is the execution's: a repeat has the same");
    return switch (action) {
      case SET_DATE, CLEAR, ASSIGN, START, REOPEN, REQUEST_REVIEW, LINK, CUT_LINK ->
          asked.withWayBack();
      case COMMENT, BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, CANCEL, RE_COMMIT -> asked;
    };
  }

  Attempt ask(Connection connection, Execution execution, Instant now) {
    if (connection.callbackUrl().isEmpty()) {
      return done(execution);
    }
    if (connection.secrets().isEmpty()) {
      return failed("the connection has no secret to sign its callback with");
    }
    byte[] body = MoveRequested.cloudEvent(execution).getBytes(UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    URI uri;
    try {
      uri = new URI(connection.callbackUrl().get());
      headers.putAll(
          StandardWebhooks.sign(connection.secrets().getFirst(), execution.id(), now, body));
    } catch (URISyntaxException e) {
      return failed("the connection's callbackUrl is not an address");
    } catch (IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()));
    }
    headers.put("content-type", "application/cloudevents+json; charset=utf-8");
    return switch (http.send(OutgoingHttp.Request.post(uri, headers, body))) {
      case Outcome.Answered answer -> answered(answer, execution, now);
      case Outcome.Forbidden(String why) -> failed("the callback was not made: " + why);
      case Outcome.Unreached(String why) -> new Attempt.Later(SOON, why);
      case Outcome.Lost(String why) -> new Attempt.Later(SOON, why);
    };
  }

  private static Attempt answered(Outcome.Answered answer, Execution execution, Instant now) {
    int status = answer.status();
    String why = "the callback answered " + status;
    if (status >= 200 && status < 300) {
      return done(execution);
    }
    boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
    return passing ? new Attempt.Later(RetryAfter.of(answer, now, SOON), why) : failed(why);
  }

  private static Attempt done(Execution execution) {
    return new Attempt.Ended(new EffectOutcome.Done(execution.move().url()));
  }

  private static Attempt failed(String why) {
    return new Attempt.Ended(new EffectOutcome.Failed(why));
  }
}
