package dev.paydown.tools.gitea;

import com.fasterxml.jackson.databind.JsonNode;
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
 * An issue or pull request as Gitea's API shows it now.
 *
 * @param repository where the API has its repository: {@code /repos/acme/web}
 * @param path where the API has it
 * @param reviewers of whom a review of the pull request is asked, where that was read
 */
record GiteaTarget(
    String repository,
    String path,
    boolean isPull,
    Optional<String> url,
    Optional<String> due,
    Set<String> owner,
    Set<String> reviewers,
    Standing standing)
    implements Target {

  static GiteaTarget of(String connection, String repository, long number, JsonNode shown)
      throws BadField {
    Fields issue = Fields.of("issue", shown);
    boolean isPull = issue.has("pull_request");
    return new GiteaTarget(
        repository,
        repository + "/issues/" + number,
        isPull,
        issue.url("html_url"),
        Shown.due(issue),
        owner(connection, Shown.assignees(issue)),
        Set.of(),
        standing(issue, isPull));
  }

  /** Of several it is the first, as it is read. */
  private static Set<String> owner(String connection, List<Fields> assignees) throws BadField {
    return names(connection, assignees.stream().limit(1).toList());
  }

  private static Set<String> names(String connection, List<Fields> users) throws BadField {
    Set<String> names = new HashSet<>();
    for (Fields user : users) {
      ShownPerson shown = GiteaPeople.shown(user);
      shown.id().ifPresent(login -> names.add(PersonRef.alias(connection, login).value()));
      shown.email().ifPresent(email -> names.add(PersonRef.email(email).value()));
    }
    return Set.copyOf(names);
  }

  /** With what the pull request tells beyond the issue that it is as well. */
  GiteaTarget with(String connection, JsonNode pull) throws BadField {
    return new GiteaTarget(
        repository,
        path,
        isPull,
        url,
        due,
        owner,
        names(connection, Fields.of("pull", pull).objects("requested_reviewers")),
        standing);
  }

  /** Where the API has the pull request. */
  String pull() {
    return repository + "/pulls/" + path.substring(path.lastIndexOf('/') + 1);
  }

  private static Standing standing(Fields issue, boolean isPull) throws BadField {
    if (!Turns.isClosed(issue)) {
      return Standing.OPEN;
    }
    return Turns.isGivenUp(issue, isPull) ? Standing.CANCELLED : Standing.DONE;
  }

  @Override
  public Optional<String> date(String field) {
    return field.equals("due") ? due : Optional.empty();
  }
}
