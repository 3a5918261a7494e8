package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Finding.Ended;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Liabilities of dates: expected at least a working day later than committed. */
final class Slips {
  /** Reopening within this many working days continues the same liability. */
  private static final int CONTINUES_DAYS = 5;

  private final Picture picture;
  private final Map<String, List<Liability>> heldByNode = new HashMap<>();
  private final Map<String, List<Liability>> handoffsByNode = new HashMap<>();

  Slips(Picture picture, Iterable<Liability> held) {
    this.picture = picture;
    for (Liability liability : held) {
      if (liability.kind() == LiabilityKind.SLIP) {
        heldByNode.computeIfAbsent(liability.node(), any -> new ArrayList<>()).add(liability);
      } else if (liability.kind() == LiabilityKind.STALE_HANDOFF) {
        handoffsByNode.computeIfAbsent(liability.node(), any -> new ArrayList<>()).add(liability);
      }
    }
    heldByNode.values().forEach(all -> all.sort(Comparator.comparing(Liability::openedAt)));
  }

  List<Finding> all() {
    List<Finding> found = new ArrayList<>();
    // Predecessors first, so that a slip which opens with its cause's finds the cause.
    for (String node : picture.forecast().order()) {
      slip(picture.graph().item(node))
          .ifPresent(
              finding -> {
                found.add(finding);
                hold(finding);
              });
    }
    return found;
  }

  private void hold(Finding finding) {
    List<Liability> held =
        heldByNode.computeIfAbsent(finding.item().node(), any -> new ArrayList<>());
    held.removeIf(liability -> liability.id().equals(finding.id()));
    held.add(Debts.liability(finding, Optional.empty(), 2));
  }

  private Optional<Finding> slip(Item item) {
    Optional<Liability> open =
        heldByNode.getOrDefault(item.node(), List.of()).stream()
            .filter(liability -> liability.state() == LiabilityState.OPEN)
            .findFirst();
    if (open.isPresent()) {
      return Optional.of(goesOn(item, open.get()));
    }
    int opensDays = Math.max(1, picture.state().settingsNow().term(LiabilityKind.SLIP).opensDays());
    if (!item.status().isLive() || picture.slipDays(item) < opensDays) {
      return Optional.empty();
    }
    return opens(item);
  }

  private Finding goesOn(Item item, Liability open) {
    Optional<Ended> ended =
        switch (item.status()) {
          case DONE -> item.endedAt().map(at -> new Ended(at, LiabilityState.PAID));
          case CANCELLED -> item.endedAt().map(at -> new Ended(at, LiabilityState.WRITTEN_OFF));
          case OPEN, STARTED, BLOCKED ->
              picture.slipDays(item) < 1
                  ? Optional.of(new Ended(picture.now(), LiabilityState.PAID))
                  : Optional.empty();
        };
    // What once cost stays a root: its entries stand.
    Optional<String> explainedBy =
        open.root().isEmpty()
            ? Optional.empty()
            : ended.isPresent() ? open.root() : explanation(item);
    return new Finding(
        open.id(),
        LiabilityKind.SLIP,
        item,
        open.since(),
        open.openedAt(),
        ended,
        Optional.empty(),
        item.owner(),
        explainedBy,
        because(item, explainedBy));
  }

  private Optional<Finding> opens(Item item) {
    Instant openedAt = openedAt(item);
    if (openedAt.isAfter(picture.now())) {
      return Optional.empty();
    }
    List<Liability> before = heldByNode.getOrDefault(item.node(), List.of());
    Optional<Liability> continued =
        before.isEmpty() ? Optional.empty() : Optional.of(before.getLast()).filter(this::isRecent);
    Optional<String> explainedBy = explanation(item);
    return Optional.of(
        new Finding(
            continued
                .map(Liability::id)
                .orElseGet(() -> Waits.id(LiabilityKind.SLIP, item, String.valueOf(before.size()))),
            LiabilityKind.SLIP,
            item,
            committedAt(item),
            continued.map(Liability::openedAt).orElse(openedAt),
            Optional.empty(),
            Optional.empty(),
            item.owner(),
            continued.isPresent() && continued.get().root().isEmpty()
                ? Optional.empty()
                : explainedBy,
            because(item, explainedBy)));
  }

  private boolean isRecent(Liability ended) {
    WorkCalendar calendar = picture.calendars().workspace();
    return ended.state() == LiabilityState.PAID
        && ended.endedAt().isPresent()
        && !calendar.sameTimeAfter(ended.endedAt().get(), CONTINUES_DAYS).isBefore(picture.now());
  }

  private static Instant committedAt(Item item) {
    return item.facts().histories().getOrDefault(ItemField.DUE, List.of()).stream()
        .filter(register -> register.value().isPresent())
        .map(register -> register.stamp().at())
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /**
   * The instant at which the dates passed the commitment: the start of the working day after an
   * overdue due date, else the source time of what last moved the chain that drives it.
   */
  private Instant openedAt(Item item) {
    Item origin = picture.origin(item);
    ItemForecast expected = picture.forecast().of(origin.node());
    WorkCalendar calendar = picture.calendars().owner(origin.owner());
    if (expected.isOverdue()) {
      LocalDate passed = expected.span().finish().orElse(picture.forecast().today());
      LocalDate committed = item.committed().orElse(passed);
      boolean itself = origin.node().equals(item.node());
      LocalDate late = itself && committed.isAfter(passed) ? committed : passed;
      return calendar.dayStart(calendar.onOrAfter(late.plusDays(1)));
    }
    Instant moved = origin.endedAt().orElse(Instant.EPOCH);
    for (ItemField field : List.of(ItemField.DUE, ItemField.START)) {
      Register register = origin.facts().registers().get(field);
      if (register != null && register.stamp().at().isAfter(moved)) {
        moved = register.stamp().at();
      }
    }
    if (origin.startedAt().isPresent() && origin.startedAt().get().isAfter(moved)) {
      moved = origin.startedAt().get();
    }
    return moved.isAfter(picture.now()) ? picture.now() : moved;
  }

  /**
   * What explains the slip whole: with its commitment's start, or the day its predecessors or a
   * stale handoff let it start, and no more than its span, it would be this late anyway.
   */
  private Optional<String> explanation(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    if (item.committed().isEmpty() || expected.finish().isEmpty()) {
      return Optional.empty();
    }
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    int days = expected.span().days();
    LocalDate committedStart = calendar.start(item.committed().get(), days);
    Optional<Liability> handoff = handoff(item);
    if (handoff.isPresent()) {
      boolean isOpen = handoff.get().state() == LiabilityState.OPEN;
      LocalDate could =
          isOpen
              ? calendar.onOrAfter(picture.forecast().today())
              : calendar.onOrAfter(
                  picture.calendars().workspace().dayOf(handoff.get().endedAt().orElseThrow()));
      if (explains(calendar, later(committedStart, could), days, expected)) {
        return Optional.of(handoff.get().root().orElse(handoff.get().id()));
      }
    }
    Optional<Liability> upstream = upstream(item, new HashSet<>());
    if (upstream.isEmpty() || expected.earliest().isEmpty()) {
      return Optional.empty();
    }
    LocalDate could = later(committedStart, expected.earliest().get());
    return explains(calendar, could, days, expected)
        ? Optional.of(upstream.get().root().orElse(upstream.get().id()))
        : Optional.empty();
  }

  private static boolean explains(
      WorkCalendar calendar, LocalDate start, int days, ItemForecast expected) {
    return !calendar.finish(start, days).isBefore(expected.finish().orElseThrow());
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** The latest stale handoff into the item that was a liability. */
  private Optional<Liability> handoff(Item item) {
    return handoffsByNode.getOrDefault(item.node(), List.of()).stream()
        .filter(
            liability ->
                liability.state() == LiabilityState.OPEN
                    || liability.state() == LiabilityState.PAID)
        .max(Comparator.comparing(Liability::openedAt));
  }

  /** The nearest liability, open or ended, on the predecessor that lets the item start last. */
  private Optional<Liability> upstream(Item item, Set<String> seen) {
    if (!seen.add(item.node())) {
      return Optional.empty();
    }
    Optional<Item> last = Optional.empty();
    for (Link link : picture.graph().blockersOf(item.node())) {
      Item before = picture.graph().item(link.from());
      if (before.status() != Status.CANCELLED && (last.isEmpty() || isLater(before, last.get()))) {
        last = Optional.of(before);
      }
    }
    if (last.isEmpty()) {
      return Optional.empty();
    }
    List<Liability> slips = heldByNode.getOrDefault(last.get().node(), List.of());
    if (!slips.isEmpty() && slips.getLast().state() != LiabilityState.REVERSED) {
      return Optional.of(slips.getLast());
    }
    Item before = last.get();
    return handoff(before).or(() -> upstream(before, seen));
  }

  private boolean isLater(Item a, Item b) {
    LocalDate first = picture.forecast().of(a.node()).finish().orElse(LocalDate.MIN);
    return first.isAfter(picture.forecast().of(b.node()).finish().orElse(LocalDate.MIN));
  }

  private String because(Item item, Optional<String> explainedBy) {
    ItemForecast expected = picture.forecast().of(item.node());
    String dates =
        item.id()
            + " was committed for "
            + item.committed().map(LocalDate::toString).orElse("no day")
            + " and is expected on "
            + expected.finish().map(LocalDate::toString).orElse("no day");
    Item origin = picture.origin(item);
    String cause =
        origin.node().equals(item.node())
            ? expected.isOverdue() ? ": its date has passed and it is still open" : ""
            : ": it waits for " + origin.id();
    return dates + cause + (explainedBy.isPresent() ? "; counted at " + explainedBy.get() : "");
  }
}
