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
 */
record GiteaTarget(
    String repository,
    String path,
    boolean isPull,
    Optional<String> url,
    Optional<String> due,
    Set<String> owner,
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
        standing(issue, isPull));
  }

  /** Of several it is the first, as it is read. */
  private static Set<String> owner(String connection, List<Fields> assignees) throws BadField {
    Set<String> names = new HashSet<>();
    if (!assignees.isEmpty()) {
      ShownPerson first = GiteaPeople.shown(assignees.getFirst());
      first.id().ifPresent(login -> names.add(PersonRef.alias(connection, login).value()));
      first.email().ifPresent(email -> names.add(PersonRef.email(email).value()));
    }
    return Set.copyOf(names);
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
