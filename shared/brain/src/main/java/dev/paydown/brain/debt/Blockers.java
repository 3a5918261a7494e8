package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Turn;
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
 * {@code blocker}: blocked, and its clearer has not acted for the term. The clearer is who is named
 * on the block, else the owner of the item that blocks while that is live, else who can clear it
 * around its owner. Each act of theirs on either item begins the term anew, until it runs out.
 */
final class Blockers implements Detector {
  private final Picture picture;
  private final WorkingTime time;

  Blockers(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      if (item.facts().turns().stream().anyMatch(turn -> turn.to() == Transition.BLOCKED)) {
        Timeline own = time.past().of(item);
        own.whiles(standing -> standing.status() == Status.BLOCKED)
            .forEach(blocked -> found.add(episode(own, blocked)));
      }
    }
    return found;
  }

  private Episode episode(Timeline own, Timeline.While blocked) {
    Optional<Ended> ended = blocked.then().map(Blockers::ended);
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    Term term = time.term(LiabilityKind.BLOCKER, judgedAt);
    Blocked on = new Blocked(own, blocked.from());
    Instant base = blocked.from();
    Optional<String> clearer = on.clearer(base);
    for (Instant at : on.news(blocked)) {
      if (time.runsOut(clearer, base, term.opensDays(), judgedAt).isBefore(at)) {
        break;
      }
      Optional<String> next = on.clearer(at);
      if (!next.equals(clearer) || on.acts(at, next)) {
        base = at;
        clearer = next;
      }
    }
    Instant since = base;
    Optional<String> who = clearer;
    return new Episode(
        LiabilityKind.BLOCKER,
        own.item(),
        "",
        true,
        on.by(since).map(Item::node).stream().toList(),
        since,
        time.runsOut(who, since, term.opensDays(), judgedAt),
        ended,
        term.escalatesDays().isPresent()
            ? Optional.of(time.runsOut(who, since, term.escalatesDays().getAsInt(), judgedAt))
            : Optional.empty(),
        who,
        on.because(since, who, term.opensDays()),
        at -> time.runsOut(who, at, term.opensDays(), judgedAt));
  }

  private static Ended ended(Standing then) {
    return new Ended(
        then.from(),
        then.status() == Status.CANCELLED ? LiabilityState.WRITTEN_OFF : LiabilityState.PAID);
  }

  /** One block of one item, as it was stated and restated. */
  private final class Blocked {
    private final Timeline own;
    private final Instant from;

    Blocked(Timeline own, Instant from) {
      this.own = own;
      this.from = from;
    }

    private Optional<Turn> statedAt(Instant at) {
      return own.item().facts().turns().stream()
          .filter(turn -> turn.to() == Transition.BLOCKED)
          .filter(turn -> !turn.stamp().at().isAfter(at))
          .reduce((first, second) -> second);
    }

    /** What blocks it, as stated at an instant. */
    Optional<Item> by(Instant at) {
      return statedAt(at)
          .flatMap(Turn::blockedBy)
          .flatMap(picture.graph()::find)
          .filter(item -> !item.node().equals(own.item().node()));
    }

    Optional<String> clearer(Instant at) {
      Optional<String> named =
          statedAt(at).flatMap(Turn::clearedBy).map(picture.graph().people()::resolve);
      if (named.isPresent()) {
        return named;
      }
      Optional<Timeline> by = by(at).map(time.past()::of);
      if (by.isEmpty()) {
        return picture.clearers().namedAround(own.item());
      }
      // What no longer blocks is for the blocked item's own people to say.
      return by.get().at(at).status().isLive()
          ? time.inCharge(by.get(), at)
          : time.inCharge(own, at);
    }

    /** The instants at which somebody acted on either item, or the clearer may have changed. */
    NavigableSet<Instant> news(Timeline.While blocked) {
      NavigableSet<Instant> news = new TreeSet<>();
      time.past().acts(own.item()).forEach(act -> news.add(act.at()));
      news.addAll(own.changes());
      news.addAll(own.ownerChanges());
      own.item().facts().turns().forEach(turn -> news.add(turn.stamp().at()));
      for (Turn turn : own.item().facts().turns()) {
        turn.blockedBy()
            .flatMap(picture.graph()::find)
            .ifPresent(
                item -> {
                  Timeline by = time.past().of(item);
                  time.past().acts(item).forEach(act -> news.add(act.at()));
                  news.addAll(by.changes());
                  news.addAll(by.ownerChanges());
                });
      }
      news.removeIf(at -> !at.isAfter(from) || blocked.isBefore(at));
      return news;
    }

    /** Whether that person acted at that instant; who is not named is taken for the owner. */
    boolean acts(Instant at, Optional<String> person) {
      return person.isPresent()
          && (acts(own, at, person.get())
              || by(at).map(item -> acts(time.past().of(item), at, person.get())).orElse(false));
    }

    private boolean acts(Timeline on, Instant at, String person) {
      return time.past().acts(on.item()).stream()
          .filter(act -> act.at().equals(at))
          .anyMatch(act -> act.by().or(() -> on.ownerAt(at)).equals(Optional.of(person)));
    }

    String because(Instant base, Optional<String> clearer, int days) {
      String what =
          own.item().id()
              + " is blocked since "
              + time.inWords(from)
              + by(base).map(item -> " by " + item.id()).orElse("")
              + statedAt(base).flatMap(Turn::reason).map(reason -> " (" + reason + ")").orElse("");
      String who = clearer.orElse("nobody named");
      return what
          + (base.equals(from)
              ? ", and " + who + " did nothing about it within "
              : ", and " + who + " did nothing about it after " + time.inWords(base) + " within ")
          + WorkingTime.inWords(days);
    }
  }
}
