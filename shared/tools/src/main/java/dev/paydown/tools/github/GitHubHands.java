package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.ItemField;
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
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What GitHub lets be changed in an issue or pull request (GitHub docs, REST API endpoints for
 * issues, and Using the API to manage Projects). A comment cannot be given an id, so it carries a
 * mark and is looked for before it is added again; of two the oldest counts.
 */
final class GitHubHands implements Hands<GitHubTarget> {
  /** A pull request is begun and opened again by what its author does. */
  private static final Makes.Items NO_PULL = Makes.Items.except("pull-request");

  private static final Makes.Items PULLS = Makes.Items.only("pull-request");

  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "start", "due").withWayBack(),
          Makes.change(MoveAction.CLEAR, "start", "due", "owner").withWayBack(),
          Makes.change(MoveAction.ASSIGN).withWayBack(),
          Makes.change(MoveAction.START).of(NO_PULL).withWayBack(),
          Makes.change(MoveAction.REOPEN).of(NO_PULL).withWayBack(),
          Makes.change(MoveAction.CANCEL),
          Makes.change(MoveAction.REQUEST_REVIEW).of(PULLS).withWayBack(),
          Makes.change(MoveAction.CLEAR, "reviewer").of(PULLS).withWayBack(),
          Makes.change(MoveAction.LINK).of(NO_PULL).withWayBack(),
          Makes.change(MoveAction.CUT_LINK).of(NO_PULL).withWayBack(),
          Makes.markedComment());

  private final GitHubApi api;
  private final Acting acting;

  GitHubHands(OutgoingHttp http, Acting acting) {
    this.api = GitHubApi.of(http, acting.connection(), acting.now());
    this.acting = acting;
  }

  @Override
  public String tool() {
    return GitHubApi.TOOL;
  }

  @Override
  public boolean knowsReviewers() {
    return true;
  }

  /**
   * Comments are read where they may say the date that the move is about, and a pull request where
   * it says who is asked to review it.
   */
  @Override
  public Look<GitHubTarget> look() {
    Look<GitHubTarget> shown = place(acting.move().uid()).then(this::issue);
    return switch (acting.move().field()) {
      case "due" -> shown.then(this::withComments);
      case "reviewer" -> shown.then(this::withReviewers);
      default -> shown;
    };
  }

  private Look<Whereabouts> place(String uid) {
    Optional<Whereabouts> told = Whereabouts.ofKey(uid);
    if (told.isPresent()) {
      return new Look.Seen<>(told.get());
    }
    Look<Optional<Whereabouts>> found = Look.of(tool(), api.item(uid), Whereabouts::of);
    return found.then(
        place ->
            place.isPresent()
                ? new Look.Seen<>(place.get())
                : new Look.NotSeen<>(Attempt.failed(tool() + " no longer knows the item")));
  }

  private Look<GitHubTarget> issue(Whereabouts place) {
    String connection = acting.connection().name();
    return Look.of(
        tool(), api.get(place.issue()), shown -> GitHubTarget.of(connection, place, shown));
  }

  private Look<GitHubTarget> withComments(GitHubTarget target) {
    Look<Optional<DueComment>> said = Look.of(tool(), comments(target), DueComment::last);
    return said.then(last -> new Look.Seen<>(target.with(last)));
  }

  private Look<GitHubTarget> withReviewers(GitHubTarget target) {
    String connection = acting.connection().name();
    return target.isPull()
        ? Look.of(tool(), api.get(target.place().pull()), pull -> target.reviewed(connection, pull))
        : new Look.Seen<>(target);
  }

  private Reply comments(GitHubTarget target) {
    return api.comments(target.place().issue(), target.comments());
  }

  /**
   * In the project's field of that date, where the item is in a project that has one; else a due
   * date is a comment. A milestone, which others share, is never moved.
   */
  @Override
  public Way date(GitHubTarget target, String field, Optional<String> to) {
    ItemField of = field.equals("start") ? ItemField.START : ItemField.DUE;
    Optional<ProjectCard> card = target.place().dating(of);
    if (card.isPresent()) {
      ObjectNode input = input(card.get(), card.get().dates().getOrDefault(of, ""));
      to.ifPresent(date -> input.putObject("value").put("date", date));
      // Without its own date the milestone's would stand, which is not what was asked.
      boolean cannot = to.isEmpty() && of == ItemField.DUE && target.milestone().isPresent();
      return cannot ? new Way.ByHand() : field(input, to.isPresent());
    }
    boolean said = of == ItemField.DUE && (to.isPresent() || target.milestone().isEmpty());
    return said ? Way.send(() -> write(target, dueComment(to))) : new Way.ByHand();
  }

  private String dueComment(Optional<String> to) {
    return DueComment.text(acting.execution(), to);
  }

  private static ObjectNode input(ProjectCard card, String field) {
    return GitHubApi.object()
        .put("projectId", card.project())
        .put("itemId", card.id())
        .put("fieldId", field);
  }

  private Way field(ObjectNode input, boolean sets) {
    ObjectNode variables = GitHubApi.object().set("input", input);
    String document = sets ? GitHubDocuments.SET_FIELD : GitHubDocuments.CLEAR_FIELD;
    return Way.send(() -> api.query(document, variables));
  }

  /**
   * One request puts them in the place of all assignees. A pull request without any is its author's
   * own. GitHub's users hide their addresses: only a login that somebody said counts.
   */
  @Override
  public Way assign(GitHubTarget target, Optional<String> email) {
    ObjectNode body = GitHubApi.object();
    if (email.isEmpty()) {
      body.putArray("assignees");
      return target.isPull() && !target.isAssigned()
          ? Way.cannot("a pull request that nobody is assigned to is its author's")
          : Way.send(() -> api.send("PATCH", target.place().issue(), body));
    }
    List<String> known = acting.userIds().of(email.get());
    if (known.isEmpty()) {
      return Way.cannot("no login of GitHub is known for the new owner");
    }
    body.putArray("assignees").add(known.getFirst());
    return Way.send(() -> api.send("PATCH", target.place().issue(), body));
  }

  /** Only a login that somebody said counts; its author can be asked for no review. */
  @Override
  public Way review(GitHubTarget target, String email, boolean isAsked) {
    if (!target.isPull()) {
      return new Way.ByHand();
    }
    List<String> known = acting.userIds().of(email);
    if (known.isEmpty()) {
      return Way.cannot("no login of GitHub is known for the reviewer");
    }
    ObjectNode body = GitHubApi.object();
    body.putArray("reviewers").add(known.getFirst());
    String method = isAsked ? "POST" : "DELETE";
    return Way.send(() -> api.send(method, target.place().pull() + "/requested_reviewers", body));
  }

  /** Between issues; pull requests have none (GitHub docs, Issue dependencies). */
  @Override
  public Look<Optional<Bond>> blockedBy(GitHubTarget target, String uid) {
    return target.isPull()
        ? new Look.Seen<>(Optional.empty())
        : place(uid).then(place -> number(place).then(id -> new Look.Seen<>(bond(target, id))));
  }

  /** The number by which the API takes an issue as a blocker; none of a pull request. */
  private Look<Optional<Long>> number(Whereabouts place) {
    return Look.of(
        tool(),
        api.get(place.issue()),
        shown ->
            Optional.of(shown.path("id").asLong())
                .filter(id -> id > 0 && !shown.hasNonNull("pull_request")));
  }

  private Optional<Bond> bond(GitHubTarget target, Optional<Long> blocker) {
    String path = target.place().issue() + "/dependencies/blocked_by";
    return blocker.map(
        id ->
            new Bond(
                () -> dependency(path, id),
                () -> api.send("POST", path, GitHubApi.object().put("issue_id", id)),
                there -> api.send("DELETE", path + "/" + there, MissingNode.getInstance())));
  }

  /** An issue has at most fifty of a kind, which are one page. */
  private Look<Optional<String>> dependency(String path, long blocker) {
    return Look.of(
        tool(),
        api.list(path),
        issues -> {
          for (JsonNode issue : issues) {
            if (issue.path("id").asLong() == blocker) {
              return Optional.of(Long.toString(blocker));
            }
          }
          return Optional.empty();
        });
  }

  /** An issue has no state of being worked on: that is a project's status column. */
  @Override
  public Way turn(GitHubTarget target, Standing to) {
    return switch (to) {
      case STARTED -> target.isPull() ? new Way.ByHand() : column(target, BoardColumn.UNDER_WAY);
      case OPEN -> open(target);
      case CANCELLED -> close(target, "not_planned");
      case DONE -> target.isPull() ? new Way.ByHand() : close(target, "completed");
    };
  }

  private Way open(GitHubTarget target) {
    if (target.isPull()) {
      return new Way.ByHand();
    }
    if (target.standing() == Standing.STARTED) {
      return column(target, BoardColumn.NOT_BEGUN);
    }
    boolean showsWork = target.place().cards().stream().anyMatch(ProjectCard::isUnderWay);
    ObjectNode body = GitHubApi.object().put("state", "open");
    return showsWork
        ? new Way.ByHand()
        : Way.send(() -> api.send("PATCH", target.place().issue(), body));
  }

  private Way close(GitHubTarget target, String reason) {
    ObjectNode body = GitHubApi.object().put("state", "closed");
    if (target.isPull()) {
      return Way.send(() -> api.send("PATCH", target.place().pull(), body));
    }
    body.put("state_reason", reason);
    return Way.send(() -> api.send("PATCH", target.place().issue(), body));
  }

  /** In the one project that says so now; else in the first that can say it. */
  private Way column(GitHubTarget target, BoardColumn to) {
    List<ProjectCard> able =
        target.place().cards().stream()
            .filter(ProjectCard::isOpen)
            .filter(card -> card.option(to).isPresent())
            .toList();
    List<ProjectCard> begun = able.stream().filter(ProjectCard::isUnderWay).toList();
    boolean back = to == BoardColumn.NOT_BEGUN;
    List<ProjectCard> fit = back ? begun : able;
    if (fit.isEmpty() || (back && fit.size() > 1)) {
      return new Way.ByHand();
    }
    ProjectCard card = fit.getFirst();
    String status = card.status().map(ProjectCard.StatusField::id).orElse("");
    ObjectNode input = input(card, status);
    input.putObject("value").put("singleSelectOptionId", card.option(to).orElse(""));
    return field(input, true);
  }

  @Override
  public Attempt comment(GitHubTarget target) {
    String body = PacketMarkdown.of(acting.execution());
    return new Addition(tool(), "the comment", () -> existing(target), () -> write(target, body))
        .make();
  }

  private Reply write(GitHubTarget target, String body) {
    return api.send(
        "POST", target.place().issue() + "/comments", GitHubApi.object().put("body", body));
  }

  private Look<Optional<Addition.Place>> existing(GitHubTarget target) {
    String mark = Addition.markInText(acting.execution().id());
    return Look.of(
        tool(),
        comments(target),
        comments -> {
          for (JsonNode comment : comments) {
            if (comment.path("body").asText().contains(mark)) {
              return Optional.of(new Addition.Place(Fields.of("comment", comment).url("html_url")));
            }
          }
          return Optional.empty();
        });
  }
}
