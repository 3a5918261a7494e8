package dev.paydown.brain;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Register;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who and what would move if an item were that much later, before anyone moves it.
 *
 * @param node the item
 * @param days working days of its owner; negative: earlier
 * @param moved everything whose expected dates would differ, predecessors first, itself included
 * @param endBefore the last day on which anything is expected to be done, as things stand
 * @param endAfter the same if it were so
 */
public record WhatIf(
    String node,
    int days,
    List<Moved> moved,
    Optional<LocalDate> endBefore,
    Optional<LocalDate> endAfter) {
  public WhatIf {
    moved = List.copyOf(moved);
  }

  /**
   * One item whose dates would differ.
   *
   * @param askedOf who would be asked to move it
   * @param finishDays working days by which its finish, or else its start, would move
   * @param slipDays working days it would then be later than committed
   */
  public record Moved(
      Item item,
      Optional<String> askedOf,
      ItemForecast before,
      ItemForecast after,
      long finishDays,
      long slipDays) {}

  /**
   * Expects everything as if somebody now moved the item's dates; what it contains moves with it.
   *
   * @throws IllegalArgumentException saying why, if the item is over or has no date
   */
  public static WhatIf of(WorkspaceState state, String node, int days) {
    Picture before = Picture.of(state);
    List<Fact> facts = new ArrayList<>();
    for (Item item : moving(before, node)) {
      facts.add(moved(before, item, days));
    }
    Instant at = facts.stream().map(Fact::at).max(Instant::compareTo).orElse(state.now());
    Picture after = Picture.of(Advance.read(state, List.of(new LogEntry("what-if", at, facts))));
    List<Moved> moved = new ArrayList<>();
    for (String each : after.forecast().order()) {
      moved(before, after, each).ifPresent(moved::add);
    }
    return new WhatIf(node, days, moved, before.forecast().end(), after.forecast().end());
  }

  /** The item itself, or what it contains where that makes its dates. */
  private static List<Item> moving(Picture picture, String node) {
    Item item = picture.graph().item(node);
    if (!item.status().isLive()) {
      throw new IllegalArgumentException(
          item.id() + " is " + item.status().label() + ": its dates do not move");
    }
    List<Item> below =
        picture.graph().below(node).stream()
            .filter(each -> picture.graph().childrenOf(each).isEmpty())
            .map(picture.graph()::item)
            .filter(each -> each.status().isLive() && hasDate(picture, each))
            .toList();
    if (!below.isEmpty()) {
      return below;
    }
    if (!hasDate(picture, item)) {
      throw new IllegalArgumentException(item.id() + " has no date that could move");
    }
    return List.of(item);
  }

  private static boolean hasDate(Picture picture, Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    return expected.start().isPresent() || expected.finish().isPresent();
  }

  private static Fact moved(Picture picture, Item item, int days) {
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    ItemForecast expected = picture.forecast().of(item.node());
    List<FieldChange> changes = new ArrayList<>();
    // What shows one date goes on showing that one: the other follows from its length.
    boolean movesStart = item.isUnstarted() && (item.start().isPresent() || item.due().isEmpty());
    boolean movesDue = item.due().isPresent() || !item.isUnstarted();
    if (movesStart) {
      expected
          .start()
          .map(day -> calendar.day(calendar.index(day) + days))
          .ifPresent(day -> changes.add(FieldChange.set(ItemField.START, day.toString())));
    }
    if (movesDue) {
      expected
          .finish()
          .or(expected::start)
          .map(day -> calendar.day(calendar.index(day.plusDays(1)) - 1 + days))
          .ifPresent(day -> changes.add(FieldChange.set(ItemField.DUE, day.toString())));
    }
    return new Fact.ItemChanged(item.facts().own(), latest(picture, item), 0, Actor.HUMAN, changes);
  }

  /** After everything said so far: a change of this very instant would count as what stood. */
  private static Instant latest(Picture picture, Item item) {
    return Stream.of(ItemField.START, ItemField.DUE)
        .flatMap(field -> Optional.ofNullable(item.facts().registers().get(field)).stream())
        .map(Register::stamp)
        .map(stamp -> stamp.at())
        .filter(at -> at.isAfter(picture.now()))
        .max(Instant::compareTo)
        .orElse(picture.now())
        .plusNanos(1);
  }

  private static Optional<Moved> moved(Picture before, Picture after, String node) {
    ItemForecast was = before.forecast().of(node);
    ItemForecast is = after.forecast().of(node);
    if (was.start().equals(is.start()) && was.finish().equals(is.finish())) {
      return Optional.empty();
    }
    Item item = after.graph().item(node);
    WorkCalendar calendar = after.calendars().owner(item.owner());
    Optional<LocalDate> from = was.finish().or(was::start);
    Optional<LocalDate> to = is.finish().or(is::start);
    long finishDays =
        from.isPresent() && to.isPresent() ? calendar.daysAfter(from.get(), to.get()) : 0;
    return Optional.of(
        new Moved(item, after.clearers().of(item), was, is, finishDays, after.slipDays(item)));
  }
}
