package dev.paydown.tools.pagerduty;

import dev.paydown.brain.event.Actor;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PagerDuty's users as persons: references show an id and a name, seldom an address. */
final class PagerDutyPeople {
  private static final int NAME = 200;
  private static final Set<String> USER = Set.of("user_reference", "user");

  private PagerDutyPeople() {}

  static boolean isUser(Fields one) throws BadField {
    return one.text("type").filter(USER::contains).isPresent();
  }

  /** Services, integrations and workflows are bots, and so is whoever is not shown. */
  static Actor actor(Fields agent) throws BadField {
    return isUser(agent) ? Actor.HUMAN : Actor.BOT;
  }

  static ShownPerson shown(Fields one) throws BadField {
    Optional<String> summary = one.text("summary").filter(text -> !text.isBlank());
    return new ShownPerson(
        one.name("id", NAME),
        one.text("email").map(String::strip).filter(Fields::isEmail),
        Clip.line(summary.isPresent() ? summary.get() : one.text("name").orElse(""), NAME));
  }

  /** The users among them, in their order. */
  static List<ShownPerson> users(List<Fields> all) throws BadField {
    List<ShownPerson> users = new ArrayList<>();
    for (Fields one : all) {
      if (isUser(one)) {
        users.add(shown(one));
      }
    }
    return users;
  }
}
