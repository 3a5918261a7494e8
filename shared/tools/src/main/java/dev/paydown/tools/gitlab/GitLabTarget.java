package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An issue or a merge request as GitLab's API shows it now, which is read as deliveries are. A work
 * item's status is not shown: one that is open counts as not begun.
 *
 * @param owner the first person of its assignees; of a merge request without one, its author
 * @param reviewers of whom a review of the merge request is asked, and {@code reviewerIds} by
 *     number
 */
record GitLabTarget(
    Whereabouts place,
    Optional<String> url,
    Optional<String> start,
    Optional<String> due,
    Set<String> owner,
    Set<String> reviewers,
    List<Long> reviewerIds,
    Standing standing)
    implements Target {

  static GitLabTarget of(String connection, Whereabouts place, JsonNode shown) throws BadField {
    Fields item = ShownByApi.item(shown);
    Set<String> reviewers = new HashSet<>();
    List<Long> reviewerIds = new ArrayList<>();
    for (Fields user : item.objects("reviewers")) {
      reviewers.addAll(names(connection, user));
      user.whole("id", 1, Long.MAX_VALUE).ifPresent(reviewerIds::add);
    }
    return new GitLabTarget(
        place,
        item.url("url"),
        item.day("start_date").map(LocalDate::toString),
        item.day("due_date").map(LocalDate::toString),
        owner(connection, item, place.isMerge()),
        Set.copyOf(reviewers),
        List.copyOf(reviewerIds),
        standing(item, place.isMerge()));
  }

  private static Set<String> owner(String connection, Fields item, boolean isMerge)
      throws BadField {
    List<Fields> able = new ArrayList<>(item.objects("assignees"));
    if (able.isEmpty() && isMerge) {
      able.add(item.object("author"));
    }
    for (Fields user : able) {
      if (GitLabPeople.human(connection, user).isPresent()) {
        return names(connection, user);
      }
    }
    return Set.of();
  }

  private static Set<String> names(String connection, Fields user) throws BadField {
    Set<String> names = new HashSet<>();
    ShownPerson shown = GitLabPeople.shown(user, "");
    shown.id().ifPresent(id -> names.add(PersonRef.alias(connection, id).value()));
    shown.email().ifPresent(email -> names.add(PersonRef.email(email).value()));
    // The address that somebody shows to everybody (GitLab docs, User account, Public email).
    GitLabPeople.shown(user, "public_")
        .email()
        .ifPresent(email -> names.add(PersonRef.email(email).value()));
    return Set.copyOf(names);
  }

  private static Standing standing(Fields item, boolean isMerge) throws BadField {
    return switch (item.text("state").orElse("")) {
      case "merged" -> Standing.DONE;
      case "closed" -> isMerge || Turns.isGivenUp(item) ? Standing.CANCELLED : Standing.DONE;
      default -> isMerge ? Standing.STARTED : Standing.OPEN;
    };
  }

  @Override
  public Optional<String> date(String field) {
    return field.equals("start") ? start : due;
  }
}
