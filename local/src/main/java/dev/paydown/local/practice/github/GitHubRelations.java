package dev.paydown.local.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who reviews what, and what waits for what: made and taken away by the app.
 *
 * @param subject the issue or pull request that a request is about
 */
record GitHubRelations(PracticeGitHub github, Function<Asked, Entity> subject) {
  private static final String REVIEWERS = "api/v3/repos/*/*/pulls/*/requested_reviewers";
  private static final String BLOCKED_BY = "api/v3/repos/*/*/issues/*/dependencies/blocked_by";

  /** The answer; empty where the request is about something else. */
  Optional<Response> answer(Asked asked) {
    if (asked.is("POST", REVIEWERS) || asked.is("DELETE", REVIEWERS)) {
      return Optional.of(review(asked, asked.method().equals("POST")));
    }
    if (asked.is("POST", BLOCKED_BY)) {
      return Optional.of(block(asked, asked.body().path("issue_id").asText()));
    }
    return asked.is("DELETE", BLOCKED_BY + "/*")
        ? Optional.of(unblock(asked, asked.path().getLast()))
        : Optional.empty();
  }

  private Response review(Asked asked, boolean isAsked) {
    Entity pull = subject.apply(asked);
    String login = asked.body().path("reviewers").path(0).asText();
    Entity reviewer =
        github
            .desk()
            .read(books -> books.by("users", "login", login))
            .filter(user -> !user.id().equals(pull.get("authorId")))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Reviews may only be requested from collaborators."));
    Entity app = github.app();
    Entity changed =
        github
            .desk()
            .change(
                draft -> {
                  draft.effect(isAsked ? "ask" : "askNoMore", pull.get("key"), Map.of());
                  GitHubChanges changes = new GitHubChanges(draft, app);
                  Entity fresh = PracticeGitHub.fresh(draft, pull);
                  return isAsked
                      ? changes.ask(fresh, reviewer)
                      : changes.askNoMore(fresh, reviewer);
                });
    JsonNode shown = github.desk().read(books -> GitHubShown.pull(books, changed));
    return Response.json(isAsked ? 201 : 200, shown);
  }

  private Entity numbered(String id) {
    return github
        .desk()
        .read(books -> books.by("issues", "databaseId", id))
        .orElseThrow(() -> new NoSuchEntity("issue " + id));
  }

  private Optional<Entity> link(Entity blocking, Entity blocked) {
    return github.desk().read(books -> List.copyOf(books.all("links").values())).stream()
        .filter(link -> link.get("fromId").equals(blocking.id()))
        .filter(link -> link.get("toId").equals(blocked.id()))
        .findFirst();
  }

  private Response block(Asked asked, String id) {
    Entity blocked = subject.apply(asked);
    Entity blocking = numbered(id);
    if (link(blocking, blocked).isPresent()) {
      throw new IllegalArgumentException("Validation Failed");
    }
    Entity app = github.app();
    github
        .desk()
        .change(
            draft -> {
              draft.effect("block", blocked.get("key"), Map.of());
              return new GitHubChanges(draft, app).block(blocking, blocked);
            });
    return Response.json(201, github.desk().read(books -> GitHubShown.issue(books, blocking)));
  }

  private Response unblock(Asked asked, String id) {
    Entity blocked = subject.apply(asked);
    Entity blocking = numbered(id);
    Entity link =
        link(blocking, blocked).orElseThrow(() -> new NoSuchEntity("dependency on " + id));
    Entity app = github.app();
    github
        .desk()
        .change(
            draft -> {
              draft.effect("unblock", blocked.get("key"), Map.of());
              return new GitHubChanges(draft, app).unblock(link, blocking, blocked);
            });
    return Response.json(200, RestDoor.object());
  }
}
