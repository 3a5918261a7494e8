package dev.paydown.local.plan;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case told as the work events that would have led to it: everything is said at the start of the
 * day as of which it is read, changes an hour later.
 */
final class CaseHistory {
  private static final String CONNECTION = "plan";

  private final LocalDate asOf;
  private final PlanOptions options;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private Instant at;

  CaseHistory(CalendarSettings calendar, LocalDate asOf, PlanOptions options) {
    this.asOf = asOf;
    this.options = options;
    this.at = Moments.startOf(asOf);
    calendar(calendar);
  }

  /** What is said from here on is said later than what was said before. */
  CaseHistory later() {
    at = at.plus(Duration.ofHours(1));
    return this;
  }

  void calendar(CalendarSettings calendar) {
    Settings settings = options.over(Settings.defaults().withCalendar(calendar));
    facts.add(new Fact.SettingsPut(at, settings));
  }

  void item(
      String id,
      Optional<LocalDate> start,
      Optional<LocalDate> due,
      Optional<Integer> durationDays) {
    nodes.put(id, own(id).node());
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, id));
    changes.add(new FieldChange(ItemField.START, start.map(LocalDate::toString)));
    changes.add(new FieldChange(ItemField.DUE, due.map(LocalDate::toString)));
    durationDays.ifPresent(
        days -> changes.add(FieldChange.set(ItemField.ESTIMATE_DAYS, String.valueOf(days))));
    facts.add(new Fact.ItemChanged(own(id), at, 0, Actor.HUMAN, changes));
  }

  void link(String from, String to, LinkType type, int lagDays) {
    facts.add(made(from, to, LinkKind.BLOCKS, type, lagDays));
  }

  void contains(String parent, String child) {
    facts.add(made(parent, child, LinkKind.CONTAINS, LinkType.FS, 0));
  }

  private Fact.LinkMade made(String from, String to, LinkKind kind, LinkType type, int lagDays) {
    return new Fact.LinkMade(
        own(from),
        own(to),
        kind,
        type,
        lagDays,
        LagUnit.WORKING,
        Provenance.NATIVE,
        at,
        0,
        Actor.HUMAN);
  }

  private static ItemRef.Own own(String id) {
    return new ItemRef.Own(CONNECTION, id);
  }

  /** The case, as the end of its day shows it. */
  PlanCase told(String idName, String name) {
    Instant end = Moments.endOf(asOf);
    List<LogEntry> entries = new ArrayList<>();
    for (Fact fact : facts) {
      entries.add(new LogEntry("said#" + entries.size(), end, List.of(fact)));
    }
    WorkspaceState state = Advance.read(WorkspaceState.empty(CONNECTION), entries);
    return new PlanCase.Scheduled(idName, name, state, nodes);
  }
}
