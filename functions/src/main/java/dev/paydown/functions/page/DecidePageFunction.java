package dev.paydown.functions.page;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.functions.links.Standing;
import java.time.Instant;
import java.time.InstantSource;

/** {@code GET} and {@code HEAD /decide/{token}}: shows what is asked, and writes nothing. */
public final class DecidePageFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final MagicLinkReader links;
  private final InstantSource clock;

  /** For Lambda. */
  public DecidePageFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world, of which it keeps only what reads. */
  public DecidePageFunction(Deployment deployment) {
    this(deployment.linkReader(), deployment.clock());
  }

  DecidePageFunction(MagicLinkReader links, InstantSource clock) {
    this.links = links;
    this.clock = clock;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer(
        "decide page",
        () -> {
          Instant now = clock.instant();
          Standing standing = Standing.of(links, request.path("token"), now);
          APIGatewayV2HTTPResponse page = StandingPage.shown(standing, now);
          return request.method().equals("HEAD") ? Answers.headOf(page) : page;
        });
  }
}
