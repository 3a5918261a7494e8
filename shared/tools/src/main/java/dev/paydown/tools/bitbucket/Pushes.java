package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A push tells no pull request, so it says who is who and nothing else. Cloud shows an account
 * beside the address that belongs to it, whoever wrote the commit; Data Center shows who pushed.
 */
final class Pushes {
  private static final int MOST = 50;
  private static final Pattern AUTHOR = Pattern.compile("^.{0,300}<([^<>]{1,260})>\\s*$");

  private Pushes() {}

  static Reading read(Event event) throws BadField {
    Instant at = event.date().orElse(event.receivedAt());
    Set<Fact> seen = new LinkedHashSet<>();
    seen.addAll(ShownPerson.seen(event.connection(), at, List.of(event.user().shown())));
    for (Fields change : event.body().object("push").objects("changes")) {
      List<Fields> commits = new ArrayList<>(change.objects("commits"));
      commits.add(change.object("new").object("target"));
      for (Fields commit : commits) {
        if (seen.size() < MOST) {
          Instant then = commit.instant("date").orElse(at);
          seen.addAll(ShownPerson.seen(event.connection(), then, authors(commit)));
        }
      }
    }
    return seen.isEmpty()
        ? event.nothing("a push tells no pull request")
        : new Reading.Facts(List.copyOf(seen));
  }

  private static List<ShownPerson> authors(Fields commit) throws BadField {
    Fields author = commit.object("author");
    Matcher raw = AUTHOR.matcher(Clip.line(author.text("raw").orElse(""), 600));
    User user = User.of(author.object("user"));
    if (!raw.matches()) {
      return List.of();
    }
    Optional<String> email = Optional.of(raw.group(1).strip()).filter(Fields::isEmail);
    return List.of(new ShownPerson(user.shown().id(), email, user.shown().name()));
  }
}
