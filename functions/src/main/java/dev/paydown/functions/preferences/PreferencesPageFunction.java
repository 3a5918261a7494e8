package dev.paydown.functions.preferences;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.pages.Board;
import dev.paydown.pages.Pages;
import dev.paydown.pages.PreferencesView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code GET} and {@code HEAD /preferences/{token}}: shows which mails a person gets, and writes
 * nothing: whoever follows the link of {@code List-Unsubscribe} by a look alone stops nothing.
 */
public final class PreferencesPageFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final MagicLinkReader links;
  private final Function<String, Optional<WorkspaceState>> workspaces;

  /** For Lambda. */
  public PreferencesPageFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world, of which it keeps only what reads. */
  public PreferencesPageFunction(Deployment deployment) {
    this.links = deployment.linkReader();
    this.workspaces = deployment.workspaces()::load;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = new Request(event);
    return Translator.answer(
        "preferences page",
        () -> {
          APIGatewayV2HTTPResponse page =
              shown(Preferences.of(links, workspaces, request.path("token")));
          return request.method().equals("HEAD") ? Answers.headOf(page) : page;
        });
  }

  private static APIGatewayV2HTTPResponse shown(Optional<Preferences> found) {
    return found
        .map(held -> page(held, held.unwanted(), List.of(), false))
        .orElseGet(PreferencesPageFunction::unknown);
  }

  /** The page, after what was stopped or saved just now. */
  static APIGatewayV2HTTPResponse page(
      Preferences held, Set<MailGroup> unwanted, List<MailGroup> stopped, boolean saved) {
    return Answers.page(
        200,
        Pages.preferences(
            new PreferencesView(
                held.link().email(),
                Board.of("", held.link().workspace()),
                unwanted,
                stopped,
                saved)),
        Pages.STYLE_HASH);
  }

  /** The same for every link that opens nothing. */
  static APIGatewayV2HTTPResponse unknown() {
    return Answers.page(404, Pages.unknownPreferences(), Pages.STYLE_HASH);
  }
}
