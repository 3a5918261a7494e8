package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Ack;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code stale-handoff}: offered at the source time of the last predecessor's end, and not picked
 * up within the term. A predecessor that reopens before anybody picked it up withdraws the offer:
 * it was never one.
 */
final class Handoffs implements Detector {
  private final Picture picture;
  private final WorkingTime time;

  Handoffs(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      List<Link> links = Handoff.before(picture, item);
      for (Link link : links) {
        if (time.past().of(link.from()).everFinished()) {
          found.addAll(offers(item, before(links)));
          break;
        }
      }
    }
    return found;
  }

  /** A predecessor, and since when the link makes it one. */
  private record Before(Timeline timeline, Instant linkedAt) {
    /** A link made later does not undo what was clear to start until then. */
    boolean holdsUp(Instant at) {
      return !linkedAt.isAfter(at) && timeline.at(at).status().isLive();
    }
  }

  private List<Before> before(List<Link> links) {
    return links.stream()
        .map((Link link) -> new Before(time.past().of(link.from()), link.madeAt()))
        .toList();
  }

  private List<Episode> offers(Item item, List<Before> before) {
    Timeline own = time.past().of(item);
    NavigableSet<Instant> turns = new TreeSet<>(own.changes());
    before.forEach(
        each -> {
          turns.addAll(each.timeline().changes());
          turns.add(each.linkedAt());
        });
    List<Episode> found = new ArrayList<>();
    Optional<Instant> offeredAt = Optional.empty();
    for (Instant at : turns) {
      boolean isOffered =
          own.at(at).isUnstarted()
              && before.stream().noneMatch(each -> each.holdsUp(at))
              && last(before, at).isPresent();
      if (isOffered && offeredAt.isEmpty()) {
        offeredAt = Optional.of(at);
      } else if (!isOffered && offeredAt.isPresent()) {
        offer(own, before, offeredAt.get(), ended(own.at(at))).ifPresent(found::add);
        offeredAt = Optional.empty();
      }
    }
    offeredAt.flatMap(at -> offer(own, before, at, Optional.empty())).ifPresent(found::add);
    return found;
  }

  /** The predecessor that ended last, if one of them was finished, not only cancelled. */
  private static Optional<Timeline> last(List<Before> before, Instant at) {
    Optional<Timeline> last = Optional.empty();
    Instant latest = Instant.MIN;
    boolean finished = false;
    for (Before each : before) {
      Standing standing = each.timeline().at(at);
      if (standing.endedAt().isPresent()) {
        finished |= standing.status() == Status.DONE;
        if (last.isEmpty() || standing.endedAt().get().isAfter(latest)) {
          last = Optional.of(each.timeline());
          latest = standing.endedAt().get();
        }
      }
    }
    return finished ? last : Optional.empty();
  }

  /** Withdrawn, where neither it was begun nor ended: then nothing was ever owed. */
  private static Optional<Ended> ended(Standing then) {
    if (then.status() == Status.CANCELLED) {
      return Optional.of(new Ended(then.from(), LiabilityState.WRITTEN_OFF));
    }
    return Optional.of(
        new Ended(then.from(), then.isUnstarted() ? LiabilityState.REVERSED : LiabilityState.PAID));
  }

  private Optional<Episode> offer(
      Timeline own, List<Before> before, Instant offeredAt, Optional<Ended> ended) {
    if (ended.isPresent() && ended.get().how() == LiabilityState.REVERSED) {
      return Optional.empty();
    }
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    Timeline from = last(before, offeredAt).orElseThrow();
    Optional<String> owner = time.inCharge(own, judgedAt);
    if (from.ownerAt(judgedAt).equals(own.ownerAt(judgedAt))) {
      return Optional.empty();
    }
    Term term = time.term(LiabilityKind.STALE_HANDOFF, judgedAt);
    Optional<Instant> escalatesAt =
        term.escalatesDays().isPresent()
            ? Optional.of(paused(own, offeredAt, term.escalatesDays().getAsInt(), judgedAt))
            : Optional.empty();
    Item item = own.item();
    return Optional.of(
        new Episode(
            LiabilityKind.STALE_HANDOFF,
            item,
            "",
            true,
            List.of(),
            offeredAt,
            paused(own, offeredAt, term.opensDays(), judgedAt),
            ended,
            escalatesAt,
            owner,
            from.item().id()
                + " ended at "
                + time.inWords(from.at(offeredAt).endedAt().orElse(offeredAt))
                + " and "
                + item.id()
                + " was not picked up within "
                + WorkingTime.inWords(term.opensDays()),
            at -> time.runsOut(own, at, term.opensDays(), judgedAt)));
  }

  /** The end of a term, put off by each acknowledgement before it. */
  private Instant paused(Timeline own, Instant offeredAt, int days, Instant judgedAt) {
    Instant end = time.runsOut(own, offeredAt, days, judgedAt);
    for (Ack ack : own.item().facts().acks()) {
      Instant at = ack.stamp().at();
      if (!at.isBefore(offeredAt) && at.isBefore(end)) {
        end = time.runsOut(own, end, Handoff.ACKNOWLEDGED_DAYS, judgedAt);
      }
    }
    return end;
  }
}
