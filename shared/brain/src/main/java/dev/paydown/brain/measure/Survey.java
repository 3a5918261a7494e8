package dev.paydown.brain.measure;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Handoff;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.ledger.Seams;
import dev.paydown.brain.measure.Happened.Outcome;
import dev.paydown.brain.measure.Measures.By;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads off the picture everything that the measures count. */
final class Survey {
  private final Picture picture;
  private final By by;
  private final WorkCalendar calendar;
  private final Map<String, String> seams = new HashMap<>();
  private final List<Happened> found = new ArrayList<>();

  Survey(Picture picture, By by) {
    this.picture = picture;
    this.by = by;
    this.calendar = picture.calendars().workspace();
  }

  List<Happened> all() {
    for (Item item : picture.graph().items().values()) {
      decidedAt(item)
          .ifPresent(
              at ->
                  found.add(
                      new Happened.Decided(
                          calendar.dayOf(at), seam(item.node()), outcome(item, at))));
      item.startedAt()
          .ifPresent(
              at ->
                  found.add(
                      new Happened.Started(
                          calendar.dayOf(at), seam(item.node()), item.status() == Status.DONE)));
      Handoff.into(picture, item).ifPresent(this::handoff);
    }
    picture.state().liabilities().values().forEach(this::liability);
    for (Savings.Saved saved : Savings.of(picture)) {
      found.add(
          new Happened.Saved(calendar.dayOf(saved.decidedAt()), seam(saved.node()), saved.days()));
    }
    return found;
  }

  private String seam(String node) {
    return seams.computeIfAbsent(
        node,
        any ->
            switch (by) {
              case TOOLS -> Seams.between(picture.graph(), node);
              case AREAS ->
                  Seams.between(picture.graph(), node, picture.state().settingsNow().areas());
            });
  }

  private void handoff(Handoff handoff) {
    handoff
        .pickedUpAt()
        .ifPresent(
            at -> {
              Item to = handoff.to();
              WorkCalendar owners = picture.calendars().owner(to.owner());
              found.add(
                  new Happened.PickedUp(
                      calendar.dayOf(at),
                      seam(to.node()),
                      owners.between(handoff.offeredAt(), at).toSeconds()));
            });
  }

  private void liability(Liability liability) {
    if (liability.state() == LiabilityState.REVERSED) {
      return;
    }
    LocalDate day = calendar.dayOf(liability.openedAt());
    if (liability.kind() == LiabilityKind.STALE_HANDOFF) {
      found.add(new Happened.NotCaught(day, seam(liability.node())));
    } else if (liability.kind() == LiabilityKind.DROPPED_THREAD) {
      found.add(new Happened.WentDark(day, seam(liability.node())));
    }
  }

  /** The first instant at which it had an owner and a date, or an approval, or was a decision. */
  private static Optional<Instant> decidedAt(Item item) {
    ItemFacts facts = item.facts();
    Optional<Instant> owned = first(facts, ItemField.OWNER);
    Optional<Instant> dated =
        Stream.of(ItemField.START, ItemField.DUE)
            .flatMap(field -> first(facts, field).stream())
            .min(Instant::compareTo);
    Optional<Instant> planned =
        owned.flatMap(owner -> dated.map(date -> date.isAfter(owner) ? date : owner));
    Optional<Instant> granted =
        facts.approvals().stream()
            .filter(approval -> approval.outcome().equals(Optional.of(ApprovalOutcome.GRANTED)))
            .map(approval -> approval.stamp().at())
            .min(Instant::compareTo);
    Optional<Instant> said =
        item.kind().equals("decision")
            ? facts.registers().values().stream()
                .map(register -> register.stamp().at())
                .min(Instant::compareTo)
            : Optional.empty();
    return Stream.of(planned, granted, said).flatMap(Optional::stream).min(Instant::compareTo);
  }

  private static Optional<Instant> first(ItemFacts facts, ItemField field) {
    return facts.histories().getOrDefault(field, List.of()).stream()
        .filter(register -> register.value().isPresent())
        .map(Register::stamp)
        .map(stamp -> stamp.at())
        .findFirst();
  }

  private Outcome outcome(Item item, Instant decidedAt) {
    return switch (item.status()) {
      case DONE -> Outcome.DONE;
      case CANCELLED -> Outcome.LEAKED;
      case STARTED -> Outcome.IN_FLIGHT;
      case OPEN, BLOCKED -> isForgotten(item, decidedAt) ? Outcome.LEAKED : Outcome.IN_FLIGHT;
    };
  }

  /** Nobody began, and its date has passed for longer than debt accrues. */
  private boolean isForgotten(Item item, Instant decidedAt) {
    LocalDate date = item.due().or(item::start).orElseGet(() -> calendar.dayOf(decidedAt));
    int days = picture.state().settingsNow().tariff().accruesDays();
    return item.isUnstarted() && calendar.daysAfter(date, picture.forecast().today()) > days;
  }
}
