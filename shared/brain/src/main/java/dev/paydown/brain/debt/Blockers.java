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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
      if (wasEverBlocked(item)) {
        Timeline own = time.past().of(item);
        own.whiles(standing -> standing.status() == Status.BLOCKED)
            .forEach(blocked -> found.add(episode(own, blocked)));
      }
    }
    return found;
  }

  private static boolean wasEverBlocked(Item item) {
    for (Turn turn : item.facts().turns()) {
      if (turn.to() == Transition.BLOCKED) {
        return true;
      }
    }
    return false;
  }

  private Episode episode(Timeline own, Timeline.While blocked) {
    Optional<Ended> ended = blocked.then().map(Blockers::ended);
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    Term term = time.term(LiabilityKind.BLOCKER, judgedAt);
    Blocked on = new Blocked(own, blocked);
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

  /** A statement of the block: what blocks, and who is named to clear it. */
  private record Stated(Turn turn, Optional<Timeline> by, Optional<String> clearer) {}

  /** One block of one item, as it was stated and restated. */
  private final class Blocked {
    private final Timeline own;
    private final Instant from;
    private final List<Stated> stated = new ArrayList<>();
    private final Map<Instant, Set<String>> actors = new TreeMap<>();
    private final Optional<String> around;

    Blocked(Timeline own, Timeline.While blocked) {
      this.own = own;
      this.from = blocked.from();
      this.around = picture.clearers().namedAround(own.item());
      act(own);
      for (Turn turn : own.item().facts().turns()) {
        if (turn.to() == Transition.BLOCKED && !blocked.isBefore(turn.stamp().at())) {
          stated.add(stated(turn));
        }
      }
      stated.stream().flatMap(each -> each.by().stream()).distinct().forEach(this::act);
    }

    private Stated stated(Turn turn) {
      return new Stated(
          turn,
          turn.blockedBy()
              .flatMap(picture.graph()::find)
              .filter(item -> !item.node().equals(own.item().node()))
              .map(time.past()::of),
          turn.clearedBy().map(picture.graph().people()::resolve));
    }

    /** Who did something on an item, when; who is not named is taken for its owner. */
    private void act(Timeline on) {
      for (Act act : time.past().acts(on.item())) {
        act.by()
            .or(() -> on.ownerAt(act.at()))
            .ifPresent(who -> actors.computeIfAbsent(act.at(), any -> new HashSet<>()).add(who));
      }
    }

    private Stated statedAt(Instant at) {
      Stated last = stated.getFirst();
      for (Stated each : stated) {
        if (!each.turn().stamp().at().isAfter(at)) {
          last = each;
        }
      }
      return last;
    }

    /** What blocks it, as stated at an instant. */
    Optional<Item> by(Instant at) {
      return statedAt(at).by().map(Timeline::item);
    }

    Optional<String> clearer(Instant at) {
      Stated then = statedAt(at);
      if (then.clearer().isPresent()) {
        return then.clearer();
      }
      if (then.by().isEmpty()) {
        return around;
      }
      // What no longer blocks is for the blocked item's own people to say.
      Timeline by = then.by().get();
      return time.inCharge(by.at(at).status().isLive() ? by : own, at);
    }

    /** The instants at which somebody acted on either item, or the clearer may have changed. */
    NavigableSet<Instant> news(Timeline.While blocked) {
      NavigableSet<Instant> news = new TreeSet<>(actors.keySet());
      news.addAll(own.ownerChanges());
      for (Stated each : stated) {
        news.add(each.turn().stamp().at());
        if (each.by().isPresent()) {
          news.addAll(each.by().get().changes());
          news.addAll(each.by().get().ownerChanges());
        }
      }
      news.removeIf(at -> !at.isAfter(from) || blocked.isBefore(at));
      return news;
    }

    /** Whether that person acted at that instant. */
    boolean acts(Instant at, Optional<String> person) {
      return person.isPresent() && actors.getOrDefault(at, Set.of()).contains(person.get());
    }

    String because(Instant base, Optional<String> clearer, int days) {
      String what =
          own.item().id()
              + " is blocked since "
              + time.inWords(from)
              + by(base).map(item -> " by " + item.id()).orElse("")
              + statedAt(base).turn().reason().map(reason -> " (" + reason + ")").orElse("");
      String who = clearer.orElse("nobody named");
      return what
          + (base.equals(from)
              ? ", and " + who + " did nothing about it within "
              : ", and " + who + " did nothing about it after " + time.inWords(base) + " within ")
          + WorkingTime.inWords(days);
    }
  }
}
