package dev.paydown.tools.monday;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The turns of an item whose status column went from one label to another. */
final class Status {
  private static final int WORDS = 100;

  private Status() {}

  static List<Fact> turns(Event event, ItemRef.Own item, Fields before, Fields now)
      throws BadField {
    Label was = Label.of(before);
    Label is = Label.of(now);
    List<Fact> turns = new ArrayList<>();
    if (was == is && is != Label.OTHER) {
      return turns;
    }
    if (was == Label.STUCK) {
      turns.add(event.turned(item, Transition.UNBLOCKED, 0));
    }
    switch (is) {
      case UNDER_WAY -> turns.add(event.turned(item, Transition.STARTED, 1));
      case DONE -> turns.add(event.turned(item, Transition.FINISHED, 1));
      case GIVEN_UP -> turns.add(event.turned(item, Transition.CANCELLED, 1));
      case STUCK -> {
        if (was.isEnd()) {
          turns.add(event.turned(item, Transition.REOPENED, 0));
        }
        turns.add(stuck(event, item, Label.text(now)));
      }
      // Open again; in one instant it is no longer blocked before it is.
      case NONE, NOT_BEGUN -> {
        if (was != Label.NONE && was != Label.NOT_BEGUN) {
          turns.add(event.turned(item, Transition.REOPENED, 1));
        }
      }
      case OTHER -> {
        if (was.isEnd()) {
          turns.add(event.turned(item, Transition.REOPENED, 1));
        }
      }
    }
    return turns;
  }

  private static Fact stuck(Event event, ItemRef.Own item, String words) throws BadField {
    return new Fact.Blocked(
        item,
        event.at(),
        1,
        event.actor(),
        Optional.of("its status says " + Clip.line(words, WORDS)),
        Optional.empty(),
        Optional.empty());
  }
}
