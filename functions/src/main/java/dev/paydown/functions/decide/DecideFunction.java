package dev.paydown.functions.decide;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.functions.http.Form;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.functions.page.StandingPage;
import java.time.Instant;

/** {@code POST /decide/{token}}: a person answers, and the first answer stands. */
public final class DecideFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final int LARGEST_BYTES = 64 * 1024;
  private final Deployment deployment;

  /** For Lambda. */
  public DecideFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public DecideFunction(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer("decide", () -> answer(request));
  }

  private APIGatewayV2HTTPResponse answer(Request request) {
    if (request.isFromElsewhere()) {
      return StandingPage.problem(
          403, "Not from here", "Open the link from your mail and answer on its page.");
    }
    return switch (Form.posted(request, LARGEST_BYTES)) {
      case Form.Filled(var form) -> answer(request, form);
      case Form.TooLong() -> StandingPage.problem(413, "Too long", "An answer is at most 64 KB.");
      case Form.Garbled() ->
          StandingPage.problem(422, "Not readable", "The form is not encoded as a form.");
    };
  }

  private APIGatewayV2HTTPResponse answer(Request request, Form form) {
    Instant now = deployment.clock().instant();
    Decide decide = new Decide(deployment, request.address(deployment.publicUrl()), now);
    return switch (decide.answer(request.path("token"), form)) {
      case Decide.Taken(var live, var decision) -> StandingPage.taken(live, decision, now);
      case Decide.Dead(var standing) -> StandingPage.stands(standing, now);
      case Decide.Fault(var live, var fault) -> StandingPage.fault(live, fault, now);
      case Decide.AskCode(var live, var code, var carried, var fault) ->
          StandingPage.code(live, code, carried, fault, now);
      case Decide.CodeSpent(var live) -> StandingPage.codeSpent(live, now);
      case Decide.FreshSent(var proposal) -> StandingPage.freshSent(proposal);
      case Decide.UndoAsked(var proposal, var lines) -> StandingPage.undoAsked(proposal, lines);
      case Decide.NotUndone(var why) -> StandingPage.problem(409, "Nothing to undo", why);
      case Decide.NotFresh(var why) -> StandingPage.problem(409, "No fresh link", why);
    };
  }
}
