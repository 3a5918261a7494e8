package dev.paydown.brain.proposal;

import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What would be expected if dates stood otherwise. Nobody is told, and nothing is kept. */
final class Supposed {
  /** As far ahead as a source's clock may be: nothing that was said is later. */
  private static final Duration AFTER_ALL = Duration.ofMinutes(5);

  /** Of two sayings of one instant the greater entry wins; this is greater than any other. */
  private static final String ENTRY = "~supposed";

  private Supposed() {}

  /**
   * The picture with those dates, as if Paydown had written them: spans are kept.
   *
   * @param dates by node
   */
  static Picture with(Picture picture, Map<String, List<FieldChange>> dates) {
    Instant at = picture.now().plus(AFTER_ALL);
    List<Fact> facts = new ArrayList<>();
    dates.forEach(
        (node, changes) ->
            facts.add(
                new Fact.ItemChanged(
                    picture.graph().item(node).facts().own(), at, 0, Actor.US, changes)));
    return Picture.of(
        Advance.read(picture.state(), List.of(new LogEntry(ENTRY, picture.now(), facts))));
  }
}
