package dev.paydown.functions.dashboard;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Feed;
import dev.paydown.brain.store.SessionReader;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.functions.http.Answers;
import dev.paydown.pages.export.DatesCalendar;
import java.util.Optional;

/** What a calendar reads at the address that its person made. */
final class CalendarFeed {
  private final SessionReader sessions;
  private final WorkspaceStore workspaces;

  CalendarFeed(SessionReader sessions, WorkspaceStore workspaces) {
    this.sessions = sessions;
    this.workspaces = workspaces;
  }

  APIGatewayV2HTTPResponse read(String workspace, String token) {
    Optional<Feed> feed = sessions.feed(workspace, Hashes.sha256(token));
    Optional<WorkspaceState> state =
        feed.flatMap(
            held -> workspaces.load(workspace).filter(its -> Audience.has(its, held.email())));
    return state
        .map(
            its ->
                Answers.file(
                    "text/calendar; charset=utf-8",
                    "paydown.ics",
                    DatesCalendar.of(Picture.of(its), feed.get().email())))
        .orElseGet(() -> Answers.text(404, "There is no such calendar, or it was ended."));
  }
}
