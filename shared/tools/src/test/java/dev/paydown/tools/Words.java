package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reading in words, a line for each fact and for each field that one sets. */
public final class Words {
  private Words() {}

  /** The reading, each line of it ended. */
  public static String of(Reading reading) {
    return switch (reading) {
      case Reading.Facts(List<Fact> facts) ->
          facts.stream().map(Words::of).collect(Collectors.joining("\n", "", "\n"));
      case Reading.Nothing(String why) -> "nothing: " + why + "\n";
      case Reading.Unreadable(String why) -> "unreadable: " + why + "\n";
    };
  }

  private static String of(Fact fact) {
    String said =
        switch (fact) {
          case Fact.ItemChanged changed ->
              "shows"
                  + changed.changes().stream()
                      .map(Words::of)
                      .map(line -> "\n    " + line)
                      .collect(Collectors.joining());
          case Fact.StatusChanged turned -> word(turned.to()) + by(turned.by());
          case Fact.Blocked blocked ->
              "blocked"
                  + blocked.reason().map(why -> " because " + why).orElse("")
                  + blocked.by().map(item -> " by " + of(item)).orElse("")
                  + blocked.clearedBy().map(one -> ", cleared by " + one.value()).orElse("");
          case Fact.ApprovalRequested asked -> "approval asked of " + asked.of().value();
          case Fact.ApprovalDecided decided ->
              "approval " + word(decided.outcome()) + " by " + decided.of().value();
          case Fact.ThreadPosted posted -> posted(posted);
          case Fact.ThreadClosed _ -> "thread closed";
          case Fact.CommitPushed pushed -> "commit pushed by " + pushed.by().value();
          case Fact.SlotSet slot ->
              "slot " + slot.start() + " to " + slot.end() + " for " + people(slot.people());
          case Fact.SlotCancelled _ -> "slot cancelled";
          case Fact.HandoffAcknowledged seen -> "handoff acknowledged by " + seen.by().value();
          case Fact.LinkMade made -> link(made);
          case Fact.LinkCut cut ->
              of(cut.from()) + " " + word(cut.kind()) + " " + of(cut.to()) + " no longer";
          case Fact.LinksRead read ->
              "has these links and no others: "
                  + read.links().stream().map(Words::link).collect(Collectors.joining("; "));
          case Fact.ReadAsked _ -> "to be read";
          case Fact.PersonSeen seen ->
              seen.alias().value()
                  + " is "
                  + seen.email().map(PersonRef::value).orElse("somebody")
                  + " “"
                  + seen.name()
                  + "”";
          default -> throw new IllegalArgumentException("no tool says " + fact);
        };
    return fact.at() + " " + subject(fact) + said;
  }

  private static String subject(Fact fact) {
    return switch (fact) {
      case Fact.OfItem said -> word(said.actor()) + " " + of(said.item()) + " ";
      case Fact.ReadAsked asked -> of(asked.item()) + " ";
      case Fact.LinksRead read -> of(read.item()) + " ";
      case Fact.LinkMade made -> word(made.actor()) + " ";
      case Fact.LinkCut cut -> word(cut.actor()) + " ";
      default -> "";
    };
  }

  private static String of(FieldChange change) {
    String field = change.field().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return field + change.value().map(value -> ": " + value.replace("\n", "⏎")).orElse(" cleared");
  }

  private static String link(Fact.LinkMade made) {
    String lag =
        made.lagDays() == 0
            ? ""
            : " with a lag of " + made.lagDays() + " " + word(made.lagUnit()) + " days";
    return of(made.from())
        + " "
        + word(made.kind())
        + " "
        + of(made.to())
        + " ("
        + made.type()
        + ", "
        + word(made.provenance())
        + ")"
        + lag;
  }

  private static String posted(Fact.ThreadPosted posted) {
    return (posted.forwarded() ? "forwarded by " : "post by ")
        + posted.author().value()
        + (posted.asks().isEmpty() ? "" : " asking " + people(posted.asks()))
        + ": "
        + posted.text().replace("\n", "⏎");
  }

  private static String people(List<PersonRef> people) {
    return people.stream().map(PersonRef::value).collect(Collectors.joining(", "));
  }

  private static String by(Optional<PersonRef> person) {
    return person.map(one -> " by " + one.value()).orElse("");
  }

  private static String of(ItemRef ref) {
    return switch (ref) {
      case ItemRef.Own own -> own.connection() + "/" + own.uid();
      case ItemRef.Named(String text) -> "“" + text + "”";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
