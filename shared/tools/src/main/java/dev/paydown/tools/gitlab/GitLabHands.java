package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Bond;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.PacketMarkdown;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.GivenUp;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What GitLab's REST API lets be changed in an issue or a merge request (GitLab docs, Issues API,
 * Merge requests API, Notes API, Issue links API). What is neither, an epic or a deployment, is for
 * people.
 */
final class GitLabHands implements Hands<GitLabTarget> {
  /** Epics and deployments are neither issues nor merge requests. */
  private static final Makes.Items BY_REST = Makes.Items.except("initiative", "deployment");

  private static final Makes.Items ISSUES =
      Makes.Items.except("initiative", "deployment", "pull-request");

  private static final Makes.Items MERGES = Makes.Items.only("pull-request");

  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "due").of(ISSUES).withWayBack(),
          Makes.change(MoveAction.CLEAR, "due").of(ISSUES).withWayBack(),
          Makes.change(MoveAction.CLEAR, "owner").of(ISSUES).withWayBack(),
          Makes.change(MoveAction.ASSIGN).of(BY_REST).withWayBack(),
          Makes.change(MoveAction.CANCEL).of(BY_REST),
          Makes.change(MoveAction.REOPEN).of(BY_REST),
          Makes.change(MoveAction.REQUEST_REVIEW).of(MERGES).withWayBack(),
          Makes.change(MoveAction.CLEAR, "reviewer").of(MERGES).withWayBack(),
          Makes.change(MoveAction.LINK).of(ISSUES).withWayBack(),
          Makes.change(MoveAction.CUT_LINK).of(ISSUES).withWayBack(),
          Makes.markedComment().of(BY_REST));

  private final RestApi api;
  private final GitLabApi gitLab;
  private final Acting acting;

  GitLabHands(OutgoingHttp http, Acting acting) {
    this.acting = acting;
    this.gitLab = GitLabApi.of(http, acting.connection(), acting.now());
    this.api = gitLab.rest();
  }

  @Override
  public String tool() {
    return GitLabApi.TOOL;
  }

  @Override
  public boolean knowsReviewers() {
    return true;
  }

  /** A group's epic shows itself by the mark in its key; it has no project. */
  @Override
  public Look<GitLabTarget> look() {
    Move move = acting.move();
    Optional<Uid> uid = Uid.of(move.uid());
    if (uid.isEmpty() || move.item().matches("(?s).*&[0-9]+")) {
      return new Look.NotSeen<>(Attempt.byHand(move.url()));
    }
    String connection = acting.connection().name();
    return place(uid.get())
        .then(
            place ->
                Look.of(
                    tool(),
                    api.get(place.path()),
                    shown -> GitLabTarget.of(connection, place, shown)));
  }

  private Look<Whereabouts> place(Uid uid) {
    return Look.of(tool(), gitLab.item(uid), shown -> Whereabouts.of(uid, shown));
  }

  /** An issue has a due date; of a start date REST knows nothing, and a merge request has none. */
  @Override
  public Way date(GitLabTarget target, String field, Optional<String> to) {
    return field.equals("due") && !target.place().isMerge()
        ? edit(target, GitLabApi.object().put("due_date", to.orElse("")))
        : new Way.ByHand();
  }

  /** In the place of all assignees. A merge request without any is its author's own. */
  @Override
  public Way assign(GitLabTarget target, Optional<String> email) {
    if (email.isEmpty()) {
      return target.place().isMerge()
          ? Way.cannot("a merge request that nobody is assigned to is its author's")
          : assign(target, 0);
    }
    return switch (user(email.get())) {
      case Look.NotSeen<Optional<Long>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<Long>>(Optional<Long> id) ->
          id.map(one -> assign(target, one))
              .orElseGet(() -> Way.cannot("no user of GitLab is known for the new owner"));
    };
  }

  /** 0 is nobody (GitLab docs, Issues API, Edit an issue). */
  private Way assign(GitLabTarget target, long user) {
    ObjectNode body = GitLabApi.object();
    body.putArray("assignee_ids").add(user);
    return edit(target, body);
  }

  /** The user whose name somebody said is theirs, else the one who shows that address. */
  private Look<Optional<Long>> user(String email) {
    List<String> known = acting.userIds().of(email);
    String query = known.isEmpty() ? "search=" + part(email) : "username=" + part(known.getFirst());
    return Look.of(
        tool(),
        api.get(GitLabApi.REST + "/users?" + query),
        users -> {
          for (JsonNode user : users) {
            if (isNamed(user, known) || showsAddress(user, email)) {
              return Optional.of(user.path("id").asLong()).filter(id -> id > 0);
            }
          }
          return Optional.empty();
        });
  }

  private static boolean isNamed(JsonNode user, List<String> known) {
    return !known.isEmpty() && user.path("username").asText().equalsIgnoreCase(known.getFirst());
  }

  private static boolean showsAddress(JsonNode user, String email) {
    return user.path("email").asText().equalsIgnoreCase(email)
        || user.path("public_email").asText().equalsIgnoreCase(email);
  }

  private static String part(String text) {
    return RestApi.part(text);
  }

  /**
   * By its state. An issue has one for what is done and what is called off: it is called off by
   * closing it with a label of its project that says so. REST has no word for work that has begun.
   */
  @Override
  public Way turn(GitLabTarget target, Standing to) {
    return switch (to) {
      case OPEN -> edit(target, state("reopen"));
      case CANCELLED -> target.place().isMerge() ? edit(target, state("close")) : cancel(target);
      case STARTED, DONE -> new Way.ByHand();
    };
  }

  private Way cancel(GitLabTarget target) {
    return switch (label(target)) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> label) ->
          label
              .map(name -> edit(target, state("close").put("add_labels", name)))
              .orElseGet(Way.ByHand::new);
    };
  }

  private Look<Optional<String>> label(GitLabTarget target) {
    String labels = target.place().projectPath() + "/labels?per_page=" + GitLabApi.PAGE;
    return Look.of(
        tool(),
        api.get(labels),
        shown -> {
          for (JsonNode label : shown) {
            if (GivenUp.saysDecided(label.path("name").asText())) {
              return Optional.of(label.path("name").asText());
            }
          }
          return Optional.empty();
        });
  }

  private static ObjectNode state(String event) {
    return GitLabApi.object().put("state_event", event);
  }

  private Way edit(GitLabTarget target, ObjectNode body) {
    return Way.send(() -> api.send("PUT", target.place().path(), body));
  }

  @Override
  public Attempt comment(GitLabTarget target) {
    GitLabNotes notes = new GitLabNotes(api, target, acting.execution());
    ObjectNode body = GitLabApi.object().put("body", PacketMarkdown.of(acting.execution()));
    return new Addition(
            tool(), "the comment", notes::ours, () -> api.send("POST", notes.path(), body))
        .make();
  }

  /**
   * A merge request's alone. One request says all its reviewers, the new one first: a GitLab that
   * knows one reviewer only takes the first of them.
   */
  @Override
  public Way review(GitLabTarget target, String email, boolean isAsked) {
    if (!target.place().isMerge()) {
      return new Way.ByHand();
    }
    return switch (user(email)) {
      case Look.NotSeen<Optional<Long>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<Long>>(Optional<Long> id) ->
          id.map(one -> edit(target, reviewers(target, one, isAsked)))
              .orElseGet(() -> Way.cannot("no user of GitLab is known for the reviewer"));
    };
  }

  private static ObjectNode reviewers(GitLabTarget target, long user, boolean isAsked) {
    ObjectNode body = GitLabApi.object();
    ArrayNode ids = body.putArray("reviewer_ids");
    if (isAsked) {
      ids.add(user);
    }
    target.reviewerIds().stream().filter(id -> id != user).forEach(ids::add);
    return body;
  }

  /** A link of GitLab's own, between issues. */
  @Override
  public Look<Optional<Bond>> blockedBy(GitLabTarget target, String text) {
    Optional<Uid> uid = Uid.of(text).filter(one -> !one.isMerge());
    return uid.isEmpty() || target.place().isMerge()
        ? new Look.Seen<>(Optional.empty())
        : place(uid.get())
            .then(place -> new Look.Seen<>(Optional.of(bond(target, uid.get(), place))));
  }

  private Bond bond(GitLabTarget target, Uid blocker, Whereabouts place) {
    String path = target.place().links();
    ObjectNode body =
        GitLabApi.object()
            .put("target_project_id", place.project())
            .put("target_issue_iid", place.number())
            .put("link_type", "is_blocked_by");
    return new Bond(
        () -> link(target, blocker.number()),
        () -> api.send("POST", path, body),
        link -> api.send("DELETE", path + "/" + link, MissingNode.getInstance()));
  }

  /** The number of the link by which that issue blocks the target. */
  private Look<Optional<String>> link(GitLabTarget target, long blocker) {
    return Look.of(
        tool(),
        api.get(target.place().links()),
        links -> {
          for (JsonNode link : links) {
            if (link.path("link_type").asText().equals("is_blocked_by")
                && link.path("id").asLong() == blocker) {
              return Optional.of(link.path("issue_link_id").asText());
            }
          }
          return Optional.empty();
        });
  }
}
