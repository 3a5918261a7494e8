package dev.paydown.functions.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Tokens;
import dev.paydown.brain.store.Feed;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Form;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.pages.Board;
import dev.paydown.pages.dashboard.Dashboard;
import dev.paydown.pages.dashboard.SignInForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dashboard's forms: to sign in and out, and to make and end a calendar's address. */
public final class SignInFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final int LARGEST_BYTES = 8 * 1024;
  private final Deployment deployment;
  private final Door door;

  /** For Lambda. */
  public SignInFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public SignInFunction(Deployment deployment) {
    this.deployment = deployment;
    this.door = new Door(deployment.sessions(), deployment.workspaces());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer("sign in", () -> answer(request));
  }

  private APIGatewayV2HTTPResponse answer(Request request) {
    String workspace = request.path("workspace");
    if (request.isFromElsewhere()) {
      return plain(403, "Not from here", "Open the page itself and answer there.", workspace);
    }
    return switch (Form.posted(request, LARGEST_BYTES)) {
      case Form.Filled(var form) -> answer(workspace, request, form);
      case Form.TooLong() -> plain(413, "Too long", "A form is at most 8 KB.", workspace);
      case Form.Garbled() ->
          plain(422, "Not readable", "The form is not encoded as a form.", workspace);
    };
  }

  private APIGatewayV2HTTPResponse answer(String workspace, Request request, Form form) {
    Instant now = deployment.clock().instant();
    return switch (request.routeKey()) {
      case "POST /w/{workspace}/sign-in" -> signIn(workspace, form, now);
      case "POST /w/{workspace}/sign-out" -> signOut(workspace, request);
      case "POST /w/{workspace}/feeds" -> feeds(workspace, request, form, now);
      default -> plain(404, "Not found", "There is no such page.", workspace);
    };
  }

  private APIGatewayV2HTTPResponse signIn(String workspace, Form form, Instant now) {
    String next = Next.in(workspace, form.one("next"));
    SigningIn.Outcome outcome =
        new SigningIn(deployment, workspace, now)
            .answer(form.one("email").orElse(""), form.one("code"));
    return switch (outcome) {
      case SigningIn.AskEmail(var fault) -> form(422, workspace, next, "", Optional.of(fault));
      case SigningIn.AskCode(var email, var fault) ->
          form(fault.isPresent() ? 422 : 200, workspace, next, email, fault);
      case SigningIn.In(var token) ->
          Answers.withCookie(
              Answers.empty(303, Map.of("location", next)),
              Cookie.set(workspace, token, SigningIn.SESSION));
    };
  }

  private static APIGatewayV2HTTPResponse form(
      int status, String workspace, String next, String email, Optional<String> fault) {
    String action = Board.of("", workspace).page("sign-in");
    return Answers.page(
        status, Dashboard.signIn(new SignInForm(action, next, email, fault)), Dashboard.STYLE_HASH);
  }

  private APIGatewayV2HTTPResponse signOut(String workspace, Request request) {
    Cookie.token(request, workspace)
        .map(Hashes::sha256)
        .filter(hash -> deployment.sessions().session(workspace, hash).isPresent())
        .ifPresent(hash -> deployment.sessions().close(workspace, hash));
    return Answers.withCookie(
        plain(
            200, "Signed out", "This browser shows nothing of the workspace any more.", workspace),
        Cookie.clear(workspace));
  }

  private APIGatewayV2HTTPResponse feeds(
      String workspace, Request request, Form form, Instant now) {
    Optional<Door.Guest> guest = door.guest(request, now);
    if (guest.isEmpty()) {
      return plain(
          401, "Not signed in", "Your session has ended. Sign in and try again.", workspace);
    }
    String email = guest.get().visit().reader().email();
    Optional<String> choice = form.one("choice").filter(List.of("make", "revoke")::contains);
    if (choice.isEmpty()) {
      return plain(422, "Nothing was chosen", "Press one of the buttons.", workspace);
    }
    deployment.sessions().feedsOf(workspace, email).forEach(deployment.sessions()::revoke);
    Optional<String> fresh =
        choice.get().equals("make")
            ? Optional.of(address(request, workspace, made(workspace, email, now)))
            : Optional.empty();
    return Answers.page(
        200,
        Dashboard.feeds(
            guest.get().visit(), deployment.sessions().feedsOf(workspace, email), fresh),
        Dashboard.STYLE_HASH);
  }

  private String made(String workspace, String email, Instant now) {
    String token = Tokens.fresh(deployment.random());
    deployment.sessions().add(new Feed(workspace, Hashes.sha256(token), email, now));
    return token;
  }

  private String address(Request request, String workspace, String token) {
    return Board.of(request.address(deployment.publicUrl()), workspace).page("feeds/" + token);
  }

  private static APIGatewayV2HTTPResponse plain(
      int status, String title, String line, String workspace) {
    return Answers.page(
        status, Dashboard.plain(title, line, Board.of("", workspace).url()), Dashboard.STYLE_HASH);
  }
}
