package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code pending-approval}: requested and not decided within the term, on the working time of the
 * person asked. It waits only while the item is live.
 */
final class Approvals implements Detector {
  private final Picture picture;
  private final WorkingTime time;

  Approvals(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      if (!item.facts().approvals().isEmpty()) {
        Request.on(picture, item).forEach(request -> waits(request, found));
      }
    }
    return found;
  }

  private void waits(Request request, List<Episode> found) {
    Timeline own = time.past().of(request.item());
    boolean isAgain = false;
    for (Timeline.While live : own.whiles(standing -> standing.status().isLive())) {
      boolean isOver = live.until().map(until -> !until.isAfter(request.since())).orElse(false);
      boolean isDecidedBefore =
          request.decided().map(decided -> !decided.at().isAfter(live.from())).orElse(false);
      if (!isOver && !isDecidedBefore) {
        found.add(episode(request, live, isAgain));
        isAgain = true;
      }
    }
  }

  private Episode episode(Request request, Timeline.While live, boolean isAgain) {
    Instant since = live.from().isAfter(request.since()) ? live.from() : request.since();
    Optional<Ended> ended =
        request
            .decided()
            // What is decided in the instant in which the item ends ended by the decision.
            .filter(decided -> live.until().map(until -> !decided.at().isAfter(until)).orElse(true))
            .map(decided -> new Ended(decided.at(), Request.ends(decided.outcome())))
            .or(() -> live.then().map(Approvals::withItem));
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    Optional<String> of = Optional.of(request.of());
    Term term = time.term(LiabilityKind.PENDING_APPROVAL, judgedAt);
    return new Episode(
        LiabilityKind.PENDING_APPROVAL,
        request.item(),
        request.about(),
        isAgain,
        List.of(),
        since,
        time.runsOut(of, since, term.opensDays(), judgedAt),
        ended,
        term.escalatesDays().isPresent()
            ? Optional.of(time.runsOut(of, since, term.escalatesDays().getAsInt(), judgedAt))
            : Optional.empty(),
        of,
        "approval of "
            + request.item().id()
            + " was asked of "
            + request.of()
            + " at "
            + time.inWords(request.since())
            + " and not decided within "
            + WorkingTime.inWords(term.opensDays()),
        at -> time.runsOut(of, at, term.opensDays(), judgedAt));
  }

  private static Ended withItem(Standing then) {
    return new Ended(then.from(), LiabilityState.WRITTEN_OFF);
  }
}
