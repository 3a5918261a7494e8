package dev.paydown.tools.slack;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.List;
import java.util.Optional;

/** Who is who: profiles show addresses to apps that may see them (Slack docs, user_change). */
final class Users {
  private static final int NAME = 200;

  private Users() {}

  static Reading read(Told told, Fields event, String type) throws BadField {
    Fields user = event.object("user");
    Fields profile = user.object("profile");
    boolean isBot = user.flag("is_bot").orElse(false);
    Optional<String> real = profile.text("real_name").filter(name -> !name.isBlank());
    ShownPerson person =
        new ShownPerson(
            Told.id(user, "id"),
            profile.text("email").map(String::strip).filter(Fields::isEmail),
            Clip.line(real.isPresent() ? real.get() : user.text("name").orElse(""), NAME));
    List<Fact> seen =
        isBot ? List.of() : ShownPerson.seen(told.connection(), told.receivedAt(), List.of(person));
    return seen.isEmpty()
        ? new Reading.Nothing(type + ": shows no person's address")
        : new Reading.Facts(seen);
  }
}
