package dev.paydown.tools.linear;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Comments as posts. Who is asked stands in them as {@code @address}. */
final class Posts {
  private static final Pattern ASKED =
      Pattern.compile(
          "(?<![A-Za-z0-9])@([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5})");

  private Posts() {}

  static Fact of(ItemRef.Own item, Fields data, Instant at, Actor actor, PersonRef author)
      throws BadField {
    String body = data.text("body").orElse("");
    List<PersonRef> asks =
        ASKED
            .matcher(Clip.text(body))
            .results()
            .map((MatchResult asked) -> PersonRef.email(asked.group(1)))
            .distinct()
            .limit(Clip.LIST)
            .toList();
    return new Fact.ThreadPosted(item, at, 0, actor, author, asks, false, Clip.text(body));
  }
}
