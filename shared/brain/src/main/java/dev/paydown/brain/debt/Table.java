package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The design's table of liabilities. What follows from facts alone is found by one {@link Detector}
 * a row; what follows from forecasts by {@link NotStarted} and {@link Overruns}. What an older or
 * upstream root explains is told by {@link Explanations} and, for delays of dates, {@link Delays}.
 */
final class Table {
  /** What explains what follows the order of time, so that it settles at once; never endless. */
  private static final int ROUNDS_MAX = 4;

  private final Picture picture;
  private final List<Finding> found = new ArrayList<>();
  private final List<Instant> toCome = new ArrayList<>();

  private Table(Picture picture) {
    this.picture = picture;
  }

  /** Reads every row off the picture. */
  static Table of(Picture picture) {
    Table table = new Table(picture);
    WorkingTime time = new WorkingTime(picture, new Past(picture));
    List<Detector> detectors =
        List.of(
            new Handoffs(picture, time),
            new Threads(picture, time),
            new Approvals(picture, time),
            new StuckWork(picture, time),
            new Blockers(picture, time),
            new Zombies(picture, time),
            new Orphans(picture, time),
            new Cycles(picture, time),
            new Contradictions(picture, time));
    List<Finding> owed = new ArrayList<>();
    detectors.forEach(detector -> owed.addAll(table.opened(detector.episodes())));
    NotStarted notStarted = new NotStarted(picture, time);
    owed.addAll(notStarted.all());
    table.toCome.addAll(notStarted.toCome());
    table.explain(owed);
    return table;
  }

  /**
   * Tells roots from what they explain. A slip explains, and is explained by, what else its item
   * owes, so that this is done again where the slips come out otherwise than was supposed.
   */
  private void explain(List<Finding> owed) {
    Map<String, Finding> slips = new LinkedHashMap<>();
    Overruns overdue = Overruns.slips(picture);
    overdue.held().forEach(slip -> slips.put(slip.id(), slip));
    for (int round = 0; ; round++) {
      Explanations explanations = new Explanations(picture, List.copyOf(slips.values()));
      List<Finding> explained = explanations.explain(owed);
      Delays delays = new Delays(picture, explained);
      slips.values().forEach(delays::hold);
      List<Finding> now = overdue.explainedBy(delays);
      boolean isAsSupposed =
          now.stream().allMatch(slip -> isSame(slip, Optional.ofNullable(slips.get(slip.id()))));
      now.forEach(slip -> slips.put(slip.id(), slip));
      if (isAsSupposed || round == ROUNDS_MAX) {
        found.addAll(explained);
        found.addAll(now);
        Overruns conflicts = Overruns.dateConflicts(picture);
        found.addAll(conflicts.explainedBy(delays));
        toCome.addAll(overdue.toCome());
        toCome.addAll(conflicts.toCome());
        toCome.addAll(explanations.toCome());
        return;
      }
    }
  }

  private static boolean isSame(Finding slip, Optional<Finding> supposed) {
    return supposed
        .filter(before -> before.explainedBy().equals(slip.explainedBy()))
        .filter(before -> before.episode().openedAt().equals(slip.episode().openedAt()))
        .filter(before -> before.episode().ended().equals(slip.episode().ended()))
        .isPresent();
  }

  /** Every liability that the facts show or that goes on, ends or opens by forecast. */
  List<Finding> found() {
    return found;
  }

  /** When a term that runs now will run out or be raised, or a derived liability turn root. */
  List<Instant> toCome() {
    return toCome;
  }

  /** The episodes whose term ran out, those that came back in time joined to what they continue. */
  private List<Finding> opened(List<Episode> episodes) {
    List<Finding> opened = new ArrayList<>();
    Optional<Episode> last = Optional.empty();
    for (Episode begun : episodes) {
      boolean isResumed =
          last.isPresent()
              && isSameMatter(last.get(), begun)
              && isResumed(begun.kind())
              && endedShortlyBefore(last.get(), begun.since());
      Episode episode = isResumed ? begun.openedAtOnce() : begun;
      if (episode.ended().isEmpty()) {
        toCome.add(episode.openedAt());
        episode.escalatesAt().ifPresent(toCome::add);
      }
      if (!episode.hasOpenedBy(picture.now())) {
        continue;
      }
      boolean isContinued =
          last.isPresent()
              && isSameMatter(last.get(), episode)
              && endedShortlyBefore(last.get(), episode.openedAt());
      if (isContinued) {
        Finding before = opened.removeLast();
        Episode whole = before.episode().continuedBy(episode);
        opened.add(new Finding(before.id(), whole, Optional.empty()));
      } else {
        String id = Ids.of(episode.kind(), episode.item().node(), episode.occasion());
        opened.add(new Finding(id, episode, Optional.empty()));
      }
      last = Optional.of(episode);
    }
    return opened;
  }

  private static boolean isSameMatter(Episode last, Episode episode) {
    return episode.isAgain()
        && last.kind() == episode.kind()
        && last.item().node().equals(episode.item().node())
        && last.about().equals(episode.about());
  }

  private boolean endedShortlyBefore(Episode last, Instant instant) {
    return last.ended().map(end -> Held.continues(picture, end.at(), instant)).orElse(false);
  }

  /**
   * Whether what is taken back shortly after it ended is owed again at once: its term ran out
   * before. What begins anew, a block, a silence, has its term again.
   */
  private static boolean isResumed(LiabilityKind kind) {
    return switch (kind) {
      case STALE_HANDOFF, DROPPED_THREAD, PENDING_APPROVAL -> true;
      case SLIP,
          STUCK_WORK,
          BLOCKER,
          NOT_STARTED,
          ZOMBIE,
          ORPHANED,
          DATE_CONFLICT,
          CYCLE,
          CONTRADICTION ->
          false;
    };
  }
}
