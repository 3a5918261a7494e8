package dev.paydown.tools.azuredevops;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A work item as facts: who is who, its fields, where it stands, its links, what is said of it. */
final class WorkItems {
  private static final String DESCRIPTION = "System.Description";
  private static final String STEPS = "Microsoft.VSTS.TCM.ReproSteps";
  private static final String CRITERIA = "Microsoft.VSTS.Common.AcceptanceCriteria";
  private static final List<String> TEXTS = List.of(DESCRIPTION, STEPS, CRITERIA);

  private final Event event;
  private final WorkItem work;
  private final Identity who;

  private WorkItems(Event event) throws BadField {
    this.event = event;
    this.work = WorkItem.of(event);
    this.who = who();
  }

  static List<Fact> facts(Event event) throws BadField {
    return new WorkItems(event).facts();
  }

  private Identity who() throws BadField {
    Identity reviser = Identity.in(event.resource(), "revisedBy");
    return reviser.shown().id().isPresent() || reviser.shown().email().isPresent()
        ? reviser
        : Identity.in(work.now(), isNew() ? "System.CreatedBy" : "System.ChangedBy");
  }

  private boolean isNew() {
    return event.type().equals("workitem.created");
  }

  /** Where a bare number is a work item, or after another mark a pull request, of any project. */
  static StatedLinks.Place place(Event event, boolean closes) {
    return new StatedLinks.Place(event.connection() + ":", closes);
  }

  private List<Fact> facts() throws BadField {
    Actor actor = who.actor();
    Relations relations = Relations.of(event, work.item());
    List<FieldChange> changes = new ArrayList<>(WorkItemFields.of(event, work, relations));
    boolean isTextNew = isNew() || TEXTS.stream().anyMatch(work::isChanged);
    String text = isTextNew ? text(work.now()) : "";
    if (isTextNew) {
      changes.addAll(OwnText.context(text, !isNew()));
    }
    long revision = event.resource().whole("rev", 0, Integer.MAX_VALUE).orElse(0L);
    List<Fact> facts = new ArrayList<>(people());
    facts.add(new Fact.ItemChanged(work.item(), work.at(), revision, actor, changes));
    facts.addAll(States.of(event, work, who));
    if (isTextNew) {
      String formerly = isNew() ? "" : text(work.before());
      facts.addAll(
          OwnText.links(work.item(), text, formerly, place(event, false), work.at(), actor));
    }
    facts.addAll(relations.facts(work, actor));
    if (event.type().equals("workitem.commented")) {
      facts.addAll(comment());
    }
    return facts;
  }

  private List<Fact> people() throws BadField {
    List<ShownPerson> people = new ArrayList<>();
    people.add(who.shown());
    for (String field : List.of("System.AssignedTo", "System.CreatedBy", "System.ChangedBy")) {
      people.add(Identity.in(work.now(), field).shown());
    }
    return ShownPerson.seen(event.connection(), work.at(), people);
  }

  /** Its long texts as one; what done looks like has a field of its own. */
  private String text(Fields fields) throws BadField {
    StringBuilder text = new StringBuilder();
    for (String field : TEXTS) {
      Optional<String> written =
          fields
              .text(field)
              .map(one -> Written.of(event.connection(), one).markdown())
              .filter(one -> !one.isBlank());
      if (written.isPresent()) {
        text.append(field.equals(CRITERIA) ? "# Acceptance criteria\n" : "");
        text.append(written.get()).append("\n\n");
      }
    }
    return text.toString();
  }

  /** A comment's later versions say something only by the links that they state. */
  private List<Fact> comment() throws BadField {
    Written said = Written.of(event.connection(), work.now().text("System.History").orElse(""));
    long version =
        event.resource().object("commentVersionRef").whole("version", 0, 1_000_000).orElse(1L);
    List<Fact> facts = new ArrayList<>();
    String text = Clip.text(said.markdown());
    if (version <= 1 && !text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(
              work.item(),
              work.at(),
              0,
              who.actor(),
              who.orNobody(event.connection()),
              said.asks(),
              false,
              text));
    }
    facts.addAll(
        OwnText.links(
            work.item(), said.markdown(), "", place(event, false), work.at(), who.actor()));
    return facts;
  }
}
