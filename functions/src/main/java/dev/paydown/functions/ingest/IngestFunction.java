package dev.paydown.functions.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.Verdict;
import java.util.Map;

/**
 * {@code POST /hooks/{id}}: a tool delivers. HEAD and OPTIONS answer its probes. Behind the API
 * these are all that it is asked; at a URL of its own it turns away what the API would.
 */
public final class IngestFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String ALLOWED = "POST, HEAD, OPTIONS";
  private final Ingest ingest;

  /** For Lambda. */
  public IngestFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public IngestFunction(Deployment deployment) {
    this.ingest = new Ingest(deployment);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer(
        "ingest",
        () -> {
          String id = HookPath.connection(request);
          return id.isEmpty() ? answer(new Ingest.Unknown()) : answer(id, request);
        });
  }

  private APIGatewayV2HTTPResponse answer(String id, Request request) {
    return switch (request.method()) {
      case "POST" -> answer(ingest.take(id, request));
      case "HEAD" -> Answers.empty(200);
      case "OPTIONS" -> handshake(request);
      default -> Answers.empty(405, Map.of("allow", ALLOWED));
    };
  }

  private static APIGatewayV2HTTPResponse answer(Ingest.Outcome outcome) {
    return switch (outcome) {
      case Ingest.TooLarge() -> Answers.text(413, "A delivery is at most 4 MB.");
      case Ingest.Garbled() -> Answers.text(400, "The body is not what its encoding says.");
      case Ingest.Unknown() -> Answers.text(404, "Nothing is here.");
      case Ingest.Refused() -> Answers.text(401, "The delivery is not signed as it should be.");
      case Ingest.Greeted(Verdict.Handshake with) -> Answers.greeting(with.headers(), with.body());
      case Ingest.Taken() -> Answers.text(202, "Taken in.");
      case Ingest.Repeat() -> Answers.text(200, "Taken in before.");
      case Ingest.NothingToKeep() -> Answers.text(200, "Nothing to record.");
      case Ingest.SetAside() -> Answers.text(202, "Kept aside.");
    };
  }

  /** CloudEvents 1.0 HTTP webhook, section 4: the sender asks whether it may send. */
  private static APIGatewayV2HTTPResponse handshake(Request request) {
    return request
        .header("webhook-request-origin")
        .filter(origin -> origin.matches("[A-Za-z0-9.:_-]{1,253}"))
        .map(
            origin ->
                Answers.empty(
                    200,
                    Map.of(
                        "allow", ALLOWED,
                        "webhook-allowed-origin", origin,
                        "webhook-allowed-rate", "120")))
        .orElseGet(() -> Answers.empty(200, Map.of("allow", ALLOWED)));
  }
}
