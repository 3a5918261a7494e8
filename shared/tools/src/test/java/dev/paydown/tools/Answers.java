package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.http.OutgoingHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A tool's API that gives those answers, and 404 where that is blank or there is none; it keeps
 * what it was asked.
 */
public final class Answers implements OutgoingHttp {
  private final Map<String, String> byRequest;
  private final List<Request> asked = new ArrayList<>();

  /** Answers by method and address, with a space between: {@code GET https://…}. */
  public Answers(Map<String, String> byRequest) {
    this.byRequest = Map.copyOf(byRequest);
  }

  @Override
  public Outcome send(Request request) {
    asked.add(request);
    String answer = byRequest.get(request.method() + " " + request.uri());
    return answer == null || answer.isBlank()
        ? new Outcome.Answered(404, Map.of(), "{}".getBytes(UTF_8))
        : new Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
  }

  /** Every request, in order. */
  public List<Request> asked() {
    return List.copyOf(asked);
  }
}
