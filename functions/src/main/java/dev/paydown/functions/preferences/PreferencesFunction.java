package dev.paydown.functions.preferences;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Form;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.pages.Pages;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /preferences/{token}}: a person says which mails they get, on the page or by the one
 * click of their mail client (RFC 8058), which comes without cookies and is answered 200 however
 * often it comes.
 */
public final class PreferencesFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final int LARGEST_BYTES = 8 * 1024;
  private final Deployment deployment;

  /** For Lambda. */
  public PreferencesFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public PreferencesFunction(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer("preferences", () -> choose(request));
  }

  private APIGatewayV2HTTPResponse choose(Request request) {
    return switch (Form.posted(request, LARGEST_BYTES)) {
      case Form.Filled(var form) -> choose(request, form);
      case Form.TooLong() -> problem(413, "Too long", "A choice of mails is at most 8 KB.");
      case Form.Garbled() -> problem(422, "Not readable", "The form is not encoded as a form.");
    };
  }

  private APIGatewayV2HTTPResponse choose(Request request, Form form) {
    Optional<Preferences> held =
        Preferences.of(
            deployment.linkReader(), deployment.workspaces()::load, request.path("token"));
    if (held.isEmpty()) {
      return PreferencesPageFunction.unknown();
    }
    Preferences preferences = held.get();
    List<MailGroup> stop =
        Choosing.groups(List.of(request.query("stop").orElse("").split("\\.", -1)));
    Choosing choosing = new Choosing(deployment, deployment.clock().instant());
    return switch (choosing.take(preferences, form, stop)) {
      case Choosing.Stopped(var unwanted, var groups) ->
          PreferencesPageFunction.page(preferences, unwanted, groups, false);
      case Choosing.Saved(var unwanted) ->
          PreferencesPageFunction.page(preferences, unwanted, List.of(), true);
      case Choosing.Revoked() -> Answers.page(200, Pages.preferencesRevoked(), Pages.STYLE_HASH);
      case Choosing.Fault() ->
          problem(422, "Nothing was chosen", "Please press one of the buttons.");
    };
  }

  private static APIGatewayV2HTTPResponse problem(int status, String title, String text) {
    return Answers.page(status, Pages.problem(status, title, text), Pages.STYLE_HASH);
  }
}
