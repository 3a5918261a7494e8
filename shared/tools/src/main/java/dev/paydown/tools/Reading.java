package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import java.util.List;

/** What a genuine delivery says. */
public sealed interface Reading {

  /** These facts. */
  record Facts(List<Fact> facts) implements Reading {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** Nothing that the work-graph keeps; {@code why} names what it was. */
  record Nothing(String why) implements Reading {}

  /** Not to be understood: quarantined with this reason, which names the field and the fault. */
  record Unreadable(String why) implements Reading {}
}
