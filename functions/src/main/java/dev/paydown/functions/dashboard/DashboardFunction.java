package dev.paydown.functions.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.pages.Board;
import dev.paydown.pages.dashboard.Dashboard;
import dev.paydown.pages.dashboard.SignInForm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The dashboard's pages, for whoever is signed in. Nothing here writes. */
public final class DashboardFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final InstantSource clock;
  private final Door door;
  private final Boards boards;
  private final CalendarFeed feed;

  /** For Lambda. */
  public DashboardFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world, of which it keeps only what reads. */
  public DashboardFunction(Deployment deployment) {
    this.clock = deployment.clock();
    this.door = new Door(deployment.sessions(), deployment.workspaces());
    this.boards =
        new Boards(
            deployment.sessions(),
            deployment.directory(),
            deployment.sweeps(),
            deployment.quarantine());
    this.feed = new CalendarFeed(deployment.sessions(), deployment.workspaces());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer("dashboard", () -> answer(request));
  }

  private APIGatewayV2HTTPResponse answer(Request request) {
    return switch (request.routeKey()) {
      case "GET /w/{workspace}/sign-in" -> signIn(request);
      case "GET /w/{workspace}/feeds/{token}" ->
          feed.read(request.path("workspace"), request.path("token"));
      default -> shown(request);
    };
  }

  private APIGatewayV2HTTPResponse signIn(Request request) {
    String workspace = request.path("workspace");
    String action = Board.of("", workspace).page("sign-in");
    SignInForm form =
        new SignInForm(action, Next.in(workspace, request.query("next")), "", Optional.empty());
    return Answers.page(200, Dashboard.signIn(form), Dashboard.STYLE_HASH);
  }

  private APIGatewayV2HTTPResponse shown(Request request) {
    Instant now = clock.instant();
    return door.guest(request, now)
        .map(guest -> boards.show(request, guest))
        .orElseGet(() -> Door.signInFirst(request));
  }
}
