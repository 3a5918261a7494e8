package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code contradiction}: done here, still awaiting an approval there. There is the item itself,
 * what it contains, and what had to be finished before it; and, where the approval was already
 * asked when it was called done, what contains it and what it blocks.
 */
final class Contradictions implements Detector {
  private final Picture picture;
  private final WorkingTime time;

  Contradictions(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item asked : picture.graph().items().values()) {
      if (!asked.facts().approvals().isEmpty()) {
        Request.on(picture, asked).forEach(request -> contradicts(request, found));
      }
    }
    return found;
  }

  private void contradicts(Request request, List<Episode> found) {
    String there = request.item().node();
    Set<String> requires = new LinkedHashSet<>(List.of(there));
    requires.addAll(picture.graph().parentsOf(there));
    picture.graph().blockedBy(there).stream()
        .filter(Contradictions::isOfFinish)
        .forEach(link -> requires.add(link.to()));
    requires.forEach(node -> doneWithout(time.past().of(node), request, false, found));

    Set<String> awaits = new LinkedHashSet<>(picture.graph().childrenOf(there));
    picture.graph().blockersOf(there).stream()
        .filter(Contradictions::isOfFinish)
        .forEach(link -> awaits.add(link.from()));
    awaits.removeAll(requires);
    awaits.forEach(node -> doneWithout(time.past().of(node), request, true, found));
  }

  private static boolean isOfFinish(Link link) {
    return link.type() == LinkType.FS || link.type() == LinkType.FF;
  }

  /** Each while the item was done and the request stood undecided. */
  private void doneWithout(
      Timeline here, Request request, boolean onlyIfAskedBefore, List<Episode> found) {
    boolean isAgain = false;
    for (Timeline.While done : here.whiles(standing -> standing.status() == Status.DONE)) {
      Instant since = done.from().isAfter(request.since()) ? done.from() : request.since();
      Optional<Ended> ended = ended(done, request, since);
      boolean isNever =
          ended.map(end -> !end.at().isAfter(since)).orElse(false)
              || (onlyIfAskedBefore && request.since().isAfter(done.from()));
      if (!isNever) {
        found.add(episode(here.item(), request, since, ended, isAgain));
        isAgain = true;
      }
    }
  }

  private Optional<Ended> ended(Timeline.While done, Request request, Instant since) {
    Optional<Ended> reopened = done.until().map(at -> new Ended(at, LiabilityState.PAID));
    Optional<Ended> decided =
        request
            .decided()
            .map(decision -> new Ended(decision.at(), Request.ends(decision.outcome())));
    Optional<Ended> calledOff =
        time.past().of(request.item()).course().stream()
            .filter(standing -> standing.status() == Status.CANCELLED)
            .map(Standing::from)
            .filter(at -> !at.isBefore(since))
            .findFirst()
            .map(at -> new Ended(at, LiabilityState.WRITTEN_OFF));
    return first(first(reopened, decided), calledOff);
  }

  private static Optional<Ended> first(Optional<Ended> a, Optional<Ended> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    return b.get().at().isBefore(a.get().at()) ? b : a;
  }

  private Episode episode(
      Item here, Request request, Instant since, Optional<Ended> ended, boolean isAgain) {
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    Optional<String> of = Optional.of(request.of());
    int days = time.term(LiabilityKind.CONTRADICTION, judgedAt).opensDays();
    boolean isItself = here.node().equals(request.item().node());
    return new Episode(
        LiabilityKind.CONTRADICTION,
        here,
        request.item().node() + "|" + request.about(),
        isAgain,
        isItself ? List.of() : List.of(request.item().node()),
        since,
        time.runsOut(of, since, days, judgedAt),
        ended,
        Optional.empty(),
        of,
        here.id()
            + " was done at "
            + time.inWords(time.past().of(here).at(since).from())
            + (isItself ? " while its approval" : " while the approval of " + request.item().id())
            + ", asked of "
            + request.of()
            + " at "
            + time.inWords(request.since())
            + ", was not decided",
        at -> time.runsOut(of, at, days, judgedAt));
  }
}
