package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The design's table of liabilities. What follows from facts alone is found by one {@link Detector}
 * a row; what follows from forecasts by {@link NotStarted} and {@link Overruns}. What an older or
 * upstream root explains is told by {@link Explanations} and, for delays of dates, {@link Delays}.
 */
final class Table {
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
    Explanations explanations = new Explanations(picture);
    List<Finding> explained = explanations.explain(owed);
    table.toCome.addAll(explanations.toCome());
    Delays delays = new Delays(picture, explained);
    table.found.addAll(explained);
    table.found.addAll(Overruns.slips(picture, delays));
    table.found.addAll(Overruns.dateConflicts(picture, delays));
    return table;
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
    for (Episode episode : episodes) {
      if (episode.ended().isEmpty()) {
        toCome.add(episode.openedAt());
        episode.escalatesAt().ifPresent(toCome::add);
      }
      if (!episode.hasOpenedBy(picture.now())) {
        continue;
      }
      if (last.isPresent() && isContinued(last.get(), episode)) {
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

  /** The same matter, opened again within five working days of its end. */
  private boolean isContinued(Episode last, Episode episode) {
    return episode.isAgain()
        && last.kind() == episode.kind()
        && last.item().node().equals(episode.item().node())
        && last.about().equals(episode.about())
        && last.ended()
            .map(end -> Held.continues(picture, end.at(), episode.openedAt()))
            .orElse(false);
  }
}
