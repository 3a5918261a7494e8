package dev.paydown.tools.figma;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figma's webhooks as facts (Figma developer docs, Webhooks, Events). */
final class FigmaReader {
  private final Event event;

  private FigmaReader(Event event) {
    this.event = event;
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        FigmaProof.withoutPasscode(delivery),
        body -> new FigmaReader(Event.of(connection, body, delivery.receivedAt())).read());
  }

  private Reading read() throws BadField {
    return switch (event.type()) {
      case "PING" -> event.nothing("Figma can reach Paydown");
      case "FILE_UPDATE" -> new Reading.Facts(event.shown(List.of()));
      case "FILE_VERSION_UPDATE" -> new Reading.Facts(versioned());
      case "FILE_DELETE" -> new Reading.Facts(deleted());
      case "FILE_COMMENT" -> new Reading.Facts(new Comment(event).facts());
      case "DEV_MODE_STATUS_UPDATE" -> new Reading.Facts(new Layer(event).facts());
      case "LIBRARY_PUBLISH" -> event.nothing("a library is told by the files that it is made of");
      default -> event.nothing("not part of the work graph");
    };
  }

  private List<Fact> versioned() throws BadField {
    List<Fact> facts = new ArrayList<>(event.shown(List.of()));
    facts.addAll(handedIn(event));
    return facts;
  }

  /** Somebody gave a version a name: that hands in the work so far, as a commit does. */
  static List<Fact> handedIn(Event event) throws BadField {
    List<Fact> facts = new ArrayList<>();
    Optional<PersonRef> by = event.by();
    if (by.isPresent()) {
      Instant at = FigmaForm.time(event.body(), "created_at").orElse(event.at());
      facts.add(new Fact.CommitPushed(event.item(event.file()), at, 0, Actor.HUMAN, by.get()));
    }
    return facts;
  }

  private List<Fact> deleted() throws BadField {
    List<Fact> facts = new ArrayList<>(event.shown(List.of()));
    facts.add(event.turned(event.item(event.file()), event.at(), Transition.CANCELLED));
    return facts;
  }
}
