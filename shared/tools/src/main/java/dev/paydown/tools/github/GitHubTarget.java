package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An issue or pull request as GitHub's API shows it now.
 *
 * @param milestone its milestone's due date
 * @param due its own date, where it has one, else the milestone's
 * @param owner the first person of its assignees; of a pull request without one, its author
 * @param reviewers of whom a review of the pull request is asked, where that was read
 * @param comments how many it has
 */
record GitHubTarget(
    Whereabouts place,
    boolean isPull,
    Optional<String> url,
    Optional<String> milestone,
    Optional<String> start,
    Optional<String> due,
    Set<String> owner,
    Set<String> reviewers,
    boolean isAssigned,
    Standing standing,
    long comments)
    implements Target {
  private static final Set<String> NOT_DONE = Set.of("not_planned", "duplicate");

  static GitHubTarget of(String connection, Whereabouts place, JsonNode shown) throws BadField {
    Fields issue = Fields.of("issue", shown);
    boolean isPull = issue.has("pull_request");
    Optional<String> milestone = Shown.milestoneDue(issue);
    List<Fields> assignees = issue.objects("assignees");
    return new GitHubTarget(
        place,
        isPull,
        issue.url("html_url"),
        milestone,
        place.dated(ItemField.START).map(ProjectCard.Said::value),
        place.dated(ItemField.DUE).map(ProjectCard.Said::value).or(() -> milestone),
        owner(connection, assignees, isPull ? Optional.of(issue.object("user")) : Optional.empty()),
        Set.of(),
        !assignees.isEmpty(),
        standing(issue, isPull, place),
        issue.whole("comments", 0, Integer.MAX_VALUE).orElse(0L));
  }

  /** With what comments say of its due date: of that and a project's date, the later stands. */
  GitHubTarget with(Optional<DueComment> comment) {
    Optional<ProjectCard.Said> project = place.dated(ItemField.DUE);
    boolean stands =
        comment.isPresent()
            && (project.isEmpty() || comment.get().at().isAfter(project.get().at()));
    return stands
        ? new GitHubTarget(
            place,
            isPull,
            url,
            milestone,
            start,
            comment.get().due().or(() -> milestone),
            owner,
            reviewers,
            isAssigned,
            standing,
            comments)
        : this;
  }

  /** With whom the pull request shows as asked for a review. */
  GitHubTarget reviewed(String connection, JsonNode pull) throws BadField {
    Set<String> asked = new HashSet<>();
    for (Fields user : Fields.of("pull", pull).objects("requested_reviewers")) {
      asked.addAll(names(connection, user));
    }
    return new GitHubTarget(
        place,
        isPull,
        url,
        milestone,
        start,
        due,
        owner,
        Set.copyOf(asked),
        isAssigned,
        standing,
        comments);
  }

  private static Set<String> owner(
      String connection, List<Fields> assignees, Optional<Fields> author) throws BadField {
    for (Fields user : assignees) {
      if (GitHubPeople.human(connection, user).isPresent()) {
        return names(connection, user);
      }
    }
    return author.isPresent() && GitHubPeople.human(connection, author.get()).isPresent()
        ? names(connection, author.get())
        : Set.of();
  }

  private static Set<String> names(String connection, Fields user) throws BadField {
    Set<String> names = new HashSet<>();
    ShownPerson shown = GitHubPeople.shown(user, "login");
    shown.id().ifPresent(id -> names.add(PersonRef.alias(connection, id).value()));
    shown.email().ifPresent(email -> names.add(PersonRef.email(email).value()));
    return Set.copyOf(names);
  }

  private static Standing standing(Fields issue, boolean isPull, Whereabouts place)
      throws BadField {
    if (!issue.text("state").orElse("").equals("closed")) {
      boolean begun = isPull || place.cards().stream().anyMatch(ProjectCard::isUnderWay);
      return begun ? Standing.STARTED : Standing.OPEN;
    }
    boolean done =
        isPull
            ? issue.object("pull_request").has("merged_at")
            : !NOT_DONE.contains(issue.text("state_reason").orElse(""));
    return done ? Standing.DONE : Standing.CANCELLED;
  }

  @Override
  public Optional<String> date(String field) {
    return field.equals("start") ? start : due;
  }
}
