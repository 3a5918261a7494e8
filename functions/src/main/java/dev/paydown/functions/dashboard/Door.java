package dev.paydown.functions.dashboard;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Session;
import dev.paydown.brain.store.SessionReader;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.links.Readers;
import dev.paydown.pages.Board;
import dev.paydown.pages.dashboard.Visit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Lets in whoever has a session of the workspace in the path, and shows others where to sign in.
 */
final class Door {
  private final SessionReader sessions;
  private final WorkspaceStore workspaces;

  Door(SessionReader sessions, WorkspaceStore workspaces) {
    this.sessions = sessions;
    this.workspaces = workspaces;
  }

  /** Somebody who was let in, and what they may see. */
  record Guest(Visit visit, WorkspaceState state) {}

  /**
   * Who asks.
   *
   * @return empty where there is no session, or it has run out, or its person has left
   */
  Optional<Guest> guest(Request request, Instant now) {
    String workspace = request.path("workspace");
    Optional<Session> session =
        Cookie.token(request, workspace)
            .flatMap(token -> sessions.session(workspace, Hashes.sha256(token)))
            .filter(held -> held.isOpen(now));
    return session.flatMap(
        held ->
            workspaces
                .load(workspace)
                .filter(state -> Audience.has(state, held.email()))
                .map(
                    state ->
                        new Guest(
                            new Visit(
                                Board.of("", workspace), Readers.of(state, held.email()), now),
                            state)));
  }

  /** Sends somebody to sign in, and from there to what they wanted. */
  static APIGatewayV2HTTPResponse signInFirst(Request request) {
    String wanted = request.pathAndQuery();
    String target = Board.of("", request.path("workspace")).page("sign-in");
    return Answers.empty(303, Map.of("location", target + "?next=" + Board.encoded(wanted)));
  }
}
