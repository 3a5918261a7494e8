package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
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

/**
 * What explains that a date is expected late: an older liability on the item itself, or one on what
 * precedes it or is part of it. It explains the delay whole if, from the day on which that one let
 * the item start, its span and no more makes it this late.
 */
final class Delays {
  private final Picture picture;
  private final Map<String, List<Finding>> causes = new HashMap<>();
  private final Map<String, List<Finding>> slips = new HashMap<>();

  /** Starts from what is found of every other kind and was not found to have never been owed. */
  Delays(Picture picture, List<Finding> found) {
    this.picture = picture;
    for (Finding finding : found) {
      Episode episode = finding.episode();
      if (delays(episode.kind()) && finding.state() != LiabilityState.REVERSED) {
        Set<String> nodes = new HashSet<>(Set.of(episode.item().node()));
        if (episode.kind() == LiabilityKind.CYCLE) {
          nodes.addAll(episode.others());
        }
        nodes.forEach(node -> add(causes, node, finding));
      }
    }
  }

  private static boolean delays(LiabilityKind kind) {
    return switch (kind) {
      case STALE_HANDOFF,
          PENDING_APPROVAL,
          STUCK_WORK,
          BLOCKER,
          NOT_STARTED,
          ZOMBIE,
          ORPHANED,
          CYCLE ->
          true;
      case SLIP, DROPPED_THREAD, DATE_CONFLICT, CONTRADICTION -> false;
    };
  }

  private static void add(Map<String, List<Finding>> map, String node, Finding finding) {
    map.computeIfAbsent(node, any -> new ArrayList<>()).add(finding);
  }

  /** Takes in a slip, so that what follows finds it; it replaces an earlier finding of it. */
  void hold(Finding slip) {
    List<Finding> held =
        slips.computeIfAbsent(slip.episode().item().node(), any -> new ArrayList<>());
    held.removeIf(finding -> finding.id().equals(slip.id()));
    held.add(slip);
    held.sort(Comparator.comparing((Finding finding) -> finding.episode().openedAt()));
  }

  /** The slip that is open on an item. */
  Optional<Finding> slip(Item item) {
    return slips.getOrDefault(item.node(), List.of()).stream()
        .filter(finding -> finding.state() == LiabilityState.OPEN)
        .findFirst();
  }

  /**
   * The root at which the delay of an item is counted.
   *
   * @param promised the date by which it is late
   * @param opened what opened later than this is no cause on the item itself
   */
  Optional<String> explain(Item item, LocalDate promised, Instant opened) {
    ItemForecast expected = picture.forecast().of(item.node());
    if (expected.finish().isEmpty()) {
      return Optional.empty();
    }
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    int days = expected.span().days();
    LocalDate promisedStart = calendar.start(promised, days);
    LocalDate finish = expected.finish().get();
    for (Finding cause : causes.getOrDefault(item.node(), List.of())) {
      boolean isOlder = !cause.episode().openedAt().isAfter(opened);
      LocalDate could = later(promisedStart, freeFrom(cause, calendar));
      if (isOlder && !calendar.finish(could, days).isBefore(finish)) {
        return Optional.of(root(cause));
      }
    }
    Optional<Finding> upstream = upstream(item);
    if (upstream.isPresent() && expected.earliest().isPresent()) {
      LocalDate could = later(promisedStart, expected.earliest().get());
      if (!calendar.finish(could, days).isBefore(finish)) {
        return upstream.map(Delays::root);
      }
    }
    return below(item, finish).map(Delays::root);
  }

  /**
   * The day from which it could go on: the day on which the cause ended, and while it is open the
   * one under way. A day off belongs to the working day before, as it does where dates pass.
   */
  private LocalDate freeFrom(Finding cause, WorkCalendar calendar) {
    return cause
        .episode()
        .ended()
        .map(end -> calendar.onOrAfter(picture.calendars().workspace().dayOf(end.at())))
        .orElseGet(() -> calendar.onOrBefore(picture.forecast().today()));
  }

  private static String root(Finding cause) {
    return cause.explainedBy().orElse(cause.id());
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /**
   * The nearest liability, open or ended, on the predecessor that lets the item start last. What
   * leads round to the item again, over a whole that it is part of, explains nothing.
   */
  private Optional<Finding> upstream(Item item) {
    Set<String> seen = new HashSet<>(Set.of(item.node()));
    Item at = item;
    while (true) {
      Optional<Item> last = last(at);
      if (last.isEmpty() || !seen.add(last.get().node())) {
        return Optional.empty();
      }
      Optional<Finding> owed = owed(last.get());
      if (owed.isPresent()) {
        return owed;
      }
      at = last.get();
    }
  }

  private Optional<Item> last(Item item) {
    Optional<Item> last = Optional.empty();
    for (Link link : picture.graph().boundBy(item.node())) {
      Item before = picture.graph().item(link.from());
      if (before.status() != Status.CANCELLED && (last.isEmpty() || isLater(before, last.get()))) {
        last = Optional.of(before);
      }
    }
    return last;
  }

  private boolean isLater(Item a, Item b) {
    LocalDate first = picture.forecast().of(a.node()).finish().orElse(LocalDate.MIN);
    return first.isAfter(picture.forecast().of(b.node()).finish().orElse(LocalDate.MIN));
  }

  /** What is or was owed on an item that can have delayed it: a slip before anything else. */
  private Optional<Finding> owed(Item item) {
    Optional<Finding> slip =
        latest(slips.getOrDefault(item.node(), List.of()))
            .filter(finding -> finding.state() != LiabilityState.REVERSED);
    return slip.or(() -> latest(causes.getOrDefault(item.node(), List.of())));
  }

  private static Optional<Finding> latest(List<Finding> findings) {
    Optional<Finding> latest = Optional.empty();
    for (Finding finding : findings) {
      if (latest.isEmpty() || isOpenedAfter(finding, latest.get())) {
        latest = Optional.of(finding);
      }
    }
    return latest;
  }

  private static boolean isOpenedAfter(Finding a, Finding b) {
    return a.episode().openedAt().isAfter(b.episode().openedAt());
  }

  /** What is owed on the part that makes the whole this late. */
  private Optional<Finding> below(Item item, LocalDate finish) {
    return picture.graph().childrenOf(item.node()).stream()
        .map(picture.graph()::item)
        .filter(child -> child.status().isLive())
        .filter(
            child ->
                picture
                    .forecast()
                    .of(child.node())
                    .finish()
                    .map(day -> !day.isBefore(finish))
                    .orElse(false))
        .flatMap(child -> owed(child).stream())
        .filter(finding -> finding.state() == LiabilityState.OPEN)
        .findFirst();
  }
}
