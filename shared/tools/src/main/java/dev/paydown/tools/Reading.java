package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
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

  /** What one tool makes of a body. */
  @FunctionalInterface
  interface Reader {
    /** The reading of that body, which is an object. */
    Reading read(Fields body) throws BadField;
  }

  /** The reading of a parsed body; one that is no object, or has a bad field, is unreadable. */
  static Reading of(HostileJson.Parsed parsed, Reader reader) {
    return switch (parsed) {
      case HostileJson.Malformed(String why) -> new Unreadable(why);
      case HostileJson.Value(var node) -> {
        try {
          yield reader.read(Fields.of("", node));
        } catch (BadField e) {
          yield new Unreadable(e.what());
        }
      }
    };
  }
}
