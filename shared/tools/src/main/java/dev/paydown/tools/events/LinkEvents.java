package dev.paydown.tools.events;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.Locale;

/** Links as events make and cut them: the emitting system's own, so native. */
final class LinkEvents {
  private static final int MOST_LAG_DAYS = 3_650;

  private LinkEvents() {}

  static Fact made(CloudEvent event, References references) throws BadField {
    Fields data = event.data();
    return new Fact.LinkMade(
        end(data, "from", references),
        end(data, "to", references),
        kind(data),
        type(data),
        data.whole("lagDays", 0, MOST_LAG_DAYS).orElse(0L).intValue(),
        lagUnit(data),
        Provenance.NATIVE,
        event.at(),
        event.version(),
        event.actor());
  }

  static Fact cut(CloudEvent event, References references) throws BadField {
    Fields data = event.data();
    return new Fact.LinkCut(
        end(data, "from", references),
        end(data, "to", references),
        kind(data),
        event.at(),
        event.version(),
        event.actor());
  }

  private static ItemRef end(Fields data, String name, References references) throws BadField {
    return references.written(data.required(name, data.name(name, References.LONGEST)));
  }

  private static LinkKind kind(Fields data) throws BadField {
    String kind = data.required("kind", data.text("kind"));
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "blocks" -> LinkKind.BLOCKS;
      case "contains" -> LinkKind.CONTAINS;
      default -> throw data.bad("kind", CloudEvent.shown(kind) + " is not blocks or contains");
    };
  }

  private static LinkType type(Fields data) throws BadField {
    String type = data.text("type").orElse("FS");
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "FS" -> LinkType.FS;
      case "SS" -> LinkType.SS;
      case "FF" -> LinkType.FF;
      case "SF" -> LinkType.SF;
      default -> throw data.bad("type", CloudEvent.shown(type) + " is not FS, SS, FF or SF");
    };
  }

  private static LagUnit lagUnit(Fields data) throws BadField {
    String unit = data.text("lagUnit").orElse("working");
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "working" -> LagUnit.WORKING;
      case "calendar" -> LagUnit.CALENDAR;
      default -> throw data.bad("lagUnit", CloudEvent.shown(unit) + " is not working or calendar");
    };
  }
}
