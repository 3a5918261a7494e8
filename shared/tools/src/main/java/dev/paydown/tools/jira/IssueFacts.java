package dev.paydown.tools.jira;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.jira.Changes.Change;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An issue as facts: who is who, its fields, its turns, its links. */
final class IssueFacts {
  private IssueFacts() {}

  /**
   * All that a delivery about the issue tells.
   *
   * @param user who did it
   */
  static List<Fact> of(Told told, Fields user) throws BadField {
    List<FieldChange> changes = IssueFields.of(told);
    List<Fact> stated = new ArrayList<>();
    Optional<Change> description = told.changes().of("description");
    if (told.how() != Told.How.DELETED && (told.isNew() || description.isPresent())) {
      String formerly =
          description.isPresent() && !told.isNew() ? wiki(told, description.get().was()) : "";
      String now =
          told.fields().shows("description") || description.isEmpty()
              ? JiraText.of(told.connection(), told.fields(), "description").markdown()
              : wiki(told, description.get().is());
      changes.addAll(OwnText.context(now, !told.isNew()));
      stated.addAll(OwnText.links(told.item(), now, formerly, told.at(), told.actor()));
    }
    List<Fact> facts = new ArrayList<>(people(told, user));
    facts.add(new Fact.ItemChanged(told.item(), told.at(), 0, told.actor(), changes));
    facts.addAll(Status.of(told));
    facts.addAll(stated);
    if (told.how() != Told.How.DELETED) {
      facts.addAll(IssueLinks.of(told));
    }
    return facts;
  }

  /** What an issue shows while something else is told. */
  static List<Fact> passing(Told told, Fields user) throws BadField {
    List<Fact> facts = new ArrayList<>(people(told, user));
    facts.add(new Fact.ItemChanged(told.item(), told.at(), 0, told.actor(), IssueFields.of(told)));
    facts.addAll(Status.of(told));
    facts.addAll(IssueLinks.of(told));
    return facts;
  }

  /** An issue as it was just read: its links are all that it has, as of now. */
  static List<Fact> read(Told told, Optional<LocalDate> start, Instant now) throws BadField {
    List<FieldChange> changes = IssueFields.of(told);
    start.ifPresent(day -> changes.add(FieldChange.set(ItemField.START, day.toString())));
    List<Fact> facts = new ArrayList<>(people(told, told.fields().object("assignee")));
    facts.add(new Fact.ItemChanged(told.item(), told.at(), 0, told.actor(), changes));
    facts.addAll(Status.of(told));
    List<Fact.LinkMade> links = IssueLinks.of(told);
    boolean isAll = links.size() < IssueLinks.MOST && told.fields().shows("issuelinks");
    facts.addAll(isAll ? List.of(new Fact.LinksRead(told.item(), now, links)) : links);
    return facts;
  }

  private static String wiki(Told told, Optional<String> text) {
    return JiraText.ofWiki(told.connection(), text.orElse("")).markdown();
  }

  private static List<Fact> people(Told told, Fields user) throws BadField {
    Fields fields = told.fields();
    List<ShownPerson> shown = new ArrayList<>();
    shown.add(JiraPeople.shown(user));
    for (String name : List.of("assignee", "reporter", "creator")) {
      shown.add(JiraPeople.shown(fields.object(name)));
    }
    return ShownPerson.seen(told.connection(), told.at(), shown);
  }
}
