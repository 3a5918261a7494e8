package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code stuck-work}: under way, and nearly done and silent for the term; or silent for two days
 * more, however far it is; or older than the team's own such items usually get. Silence is of the
 * item and of everything below it. It opens by silence, but a word does not end it: only finishing
 * does, or a new commitment, from which everything counts anew.
 */
final class StuckWork implements Detector {
  /** Work that is not nearly done may be silent for so much longer than the term. */
  static final int IN_PROGRESS_DAYS_MORE = 2;

  private static final int NEARLY_DONE_PERCENT = 80;

  private final Picture picture;
  private final WorkingTime time;
  private final Usual usual;

  StuckWork(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
    this.usual = new Usual(picture, time);
  }

  /** When it got stuck, since when that counts, and why in words. */
  private record Stuck(Instant at, Instant since, String why) {}

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      if (!item.facts().turns().isEmpty()) {
        Timeline own = time.past().of(item);
        for (Timeline.While under : own.whiles(Standing::isUnderWay)) {
          underWay(own, under, found);
        }
      }
    }
    return found;
  }

  private void underWay(Timeline own, Timeline.While under, List<Episode> found) {
    List<Instant> acts =
        time.past().actsWithin(own.item()).stream()
            .map(Act::at)
            .filter(at -> at.isAfter(under.from()) && !under.isBefore(at))
            .toList();
    Instant judgedAt = time.judgedAt(under.until());
    Instant from = under.from();
    while (true) {
      Optional<Stuck> stuck = firstAfter(own, from, acts, under.until(), judgedAt);
      if (stuck.isEmpty()) {
        return;
      }
      Instant at = stuck.get().at();
      Optional<Instant> committed =
          time.past().commitments(own.item()).stream()
              .filter(commits -> commits.isAfter(at) && !under.isBefore(commits))
              .findFirst();
      Optional<Ended> ended =
          committed
              .map(commits -> new Ended(commits, LiabilityState.PAID))
              .or(() -> under.then().map(StuckWork::ended));
      found.add(episode(own, stuck.get(), ended, judgedAt));
      if (committed.isEmpty()) {
        return;
      }
      from = committed.get();
    }
  }

  /** Finished is paid; called off or put back is given up. */
  private static Ended ended(Standing then) {
    return new Ended(
        then.from(),
        then.status() == Status.DONE ? LiabilityState.PAID : LiabilityState.WRITTEN_OFF);
  }

  private Optional<Stuck> firstAfter(
      Timeline own, Instant from, List<Instant> acts, Optional<Instant> until, Instant judgedAt) {
    Optional<Stuck> old =
        usual
            .passed(own, from, until, judgedAt)
            .filter(passed -> !Zombies.isLongRunning(own.item()))
            .map(passed -> old(own, from, passed));
    Instant silentSince = from;
    for (Instant act : acts) {
      if (act.isBefore(silentSince)) {
        continue;
      }
      Optional<Stuck> silent = silent(own, silentSince, Optional.of(act), judgedAt);
      if (silent.isPresent()) {
        return earlier(silent, old);
      }
      silentSince = act;
    }
    return earlier(silent(own, silentSince, until, judgedAt), old);
  }

  private static Optional<Stuck> earlier(Optional<Stuck> a, Optional<Stuck> b) {
    return Stream.of(a, b).flatMap(Optional::stream).min(Comparator.comparing(Stuck::at));
  }

  private Stuck old(Timeline own, Instant from, Usual.Passed passed) {
    return new Stuck(
        passed.at(),
        from,
        own.item().id()
            + " is under way since "
            + time.inWords(from)
            + ", longer than 85 % of the team’s "
            + passed.known().samples()
            + " finished items of kind "
            + own.item().kind());
  }

  /** Whether silence from one act to the next, or to its end, lasts too long. */
  private Optional<Stuck> silent(
      Timeline own, Instant since, Optional<Instant> until, Instant judgedAt) {
    int days = time.term(LiabilityKind.STUCK_WORK, judgedAt).opensDays();
    Instant nearly = time.runsOut(own, since, days, judgedAt);
    Optional<Instant> nearlyAt =
        nearlyDoneFrom(own, nearly, until).filter(at -> isWithin(at, until));
    Instant inProgress = time.runsOut(own, since, days + IN_PROGRESS_DAYS_MORE, judgedAt);
    boolean isLong = !Zombies.isLongRunning(own.item()) && isWithin(inProgress, until);
    if (nearlyAt.isPresent() && !(isLong && inProgress.isBefore(nearlyAt.get()))) {
      return Optional.of(
          new Stuck(
              nearlyAt.get(),
              since,
              own.item().id()
                  + " is "
                  + nearness(own, nearlyAt.get())
                  + " and silent since "
                  + time.inWords(since)
                  + ", for "
                  + WorkingTime.inWords(days)));
    }
    return isLong
        ? Optional.of(
            new Stuck(
                inProgress,
                since,
                own.item().id()
                    + " is under way and silent since "
                    + time.inWords(since)
                    + ", for "
                    + WorkingTime.inWords(days + IN_PROGRESS_DAYS_MORE)))
        : Optional.empty();
  }

  private static boolean isWithin(Instant at, Optional<Instant> until) {
    return until.map(at::isBefore).orElse(true);
  }

  private List<Timeline> children(Timeline own) {
    return picture.graph().childrenOf(own.item().node()).stream().map(time.past()::of).toList();
  }

  /** The first instant, not before that one, at which it is nearly done. */
  private Optional<Instant> nearlyDoneFrom(Timeline own, Instant from, Optional<Instant> until) {
    NavigableSet<Instant> turns = new TreeSet<>(List.of(from));
    own.history(ItemField.PERCENT).stream()
        .map(Register::stamp)
        .forEach(said -> turns.add(said.at()));
    List<Timeline> children = children(own);
    children.forEach(child -> turns.addAll(child.changes()));
    return turns.tailSet(from).stream()
        .takeWhile(at -> isWithin(at, until))
        .filter(at -> own.percentAt(at) >= NEARLY_DONE_PERCENT || isAllButLast(children, at))
        .findFirst();
  }

  /** Of two children or more, cancelled ones not counted, at most one is left. */
  private static boolean isAllButLast(List<Timeline> children, Instant at) {
    long done = count(children, at, Status.DONE);
    long left = children.size() - done - count(children, at, Status.CANCELLED);
    return done >= 1 && left <= 1 && done + left >= 2;
  }

  private static long count(List<Timeline> children, Instant at, Status status) {
    return children.stream().filter(child -> child.at(at).status() == status).count();
  }

  private String nearness(Timeline own, Instant at) {
    return own.percentAt(at) >= NEARLY_DONE_PERCENT
        ? own.percentAt(at) + " % done"
        : "done but for the last of its parts";
  }

  private Episode episode(Timeline own, Stuck stuck, Optional<Ended> ended, Instant judgedAt) {
    int days = time.term(LiabilityKind.STUCK_WORK, judgedAt).opensDays();
    return new Episode(
        LiabilityKind.STUCK_WORK,
        own.item(),
        "",
        true,
        List.of(),
        stuck.since(),
        stuck.at(),
        ended,
        Optional.empty(),
        time.inCharge(own, judgedAt),
        stuck.why(),
        at -> time.runsOut(own, at, days + IN_PROGRESS_DAYS_MORE, judgedAt));
  }
}
