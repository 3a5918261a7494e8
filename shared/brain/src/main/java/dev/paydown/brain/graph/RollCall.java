package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState.Bounce;
import dev.paydown.brain.WorkspaceState.PeopleSaid;
import dev.paydown.brain.WorkspaceState.Roll;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.settings.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Folds who is there: the latest put holds, and what every put named is kept, so that who left can
 * be told whatever the order in which the puts arrive.
 */
final class RollCall {
  private PeopleSaid said;

  RollCall(PeopleSaid said) {
    this.said = said;
  }

  void put(Stamp stamp, List<Person> people) {
    Roll roll = new Roll(stamp, people.stream().map(Person::email).sorted().toList());
    if (said.rolls().contains(roll)) {
      return;
    }
    List<Roll> rolls = new ArrayList<>(said.rolls());
    rolls.add(roll);
    rolls.sort(Comparator.comparing(Roll::stamp));
    boolean isLatest = said.stamp().isEmpty() || said.stamp().get().compareTo(stamp) < 0;
    said =
        new PeopleSaid(
            isLatest ? Optional.of(stamp) : said.stamp(),
            isLatest ? people : said.people(),
            rolls,
            said.bounces());
  }

  void bounced(Stamp stamp, String email) {
    Bounce bounce = new Bounce(stamp, email.toLowerCase(Locale.ROOT));
    if (said.bounces().contains(bounce)) {
      return;
    }
    List<Bounce> bounces = new ArrayList<>(said.bounces());
    bounces.add(bounce);
    bounces.sort(Comparator.comparing(Bounce::stamp).thenComparing(Bounce::email));
    said = new PeopleSaid(said.stamp(), said.people(), said.rolls(), bounces);
  }

  PeopleSaid said() {
    return said;
  }
}
