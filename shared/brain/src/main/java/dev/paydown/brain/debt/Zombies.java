package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code zombie}: an initiative or process with no meaningful event on it or below it for the term.
 * A lone comment does not revive it: that takes an act after which it has an owner and a date still
 * to come.
 */
final class Zombies implements Detector {
  private static final Set<String> KINDS = Set.of("initiative", "process");

  private final Picture picture;
  private final WorkingTime time;

  Zombies(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  /** Whether items of this kind are given time by what happens below them. */
  static boolean isLongRunning(Item item) {
    return KINDS.contains(item.kind().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      if (isLongRunning(item) && item.facts().born().isPresent()) {
        Timeline own = time.past().of(item);
        List<Act> acts = time.past().actsWithin(item);
        own.whiles(standing -> standing.status().isLive())
            .forEach(live -> sleeps(own, live, acts, found));
      }
    }
    return found;
  }

  private void sleeps(Timeline own, Timeline.While live, List<Act> acts, List<Episode> found) {
    Instant born = own.item().facts().born().orElseThrow().stamp().at();
    Act last = new Act(live.from().isAfter(born) ? live.from() : born, Optional.empty(), "opened");
    for (Act act : acts) {
      if (live.isBefore(act.at())) {
        break;
      }
      if (act.at().isBefore(last.at())) {
        continue;
      }
      Episode silent = episode(own, last, Optional.empty());
      if (silent.openedAt().isBefore(act.at())) {
        Optional<Instant> revivedAt = revived(own, live, acts, silent.openedAt());
        if (revivedAt.isEmpty()) {
          break;
        }
        Ended revived = new Ended(revivedAt.get(), LiabilityState.PAID);
        found.add(episode(own, last, Optional.of(revived)));
        last = new Act(revivedAt.get(), Optional.empty(), "revived");
      } else {
        last = act;
      }
    }
    found.add(episode(own, last, live.then().map(then -> ended(then.from(), then.status()))));
  }

  private static Ended ended(Instant at, Status status) {
    return new Ended(
        at, status == Status.CANCELLED ? LiabilityState.WRITTEN_OFF : LiabilityState.PAID);
  }

  /** When, after it opened, somebody acted and it had an owner and a date still to come. */
  private Optional<Instant> revived(
      Timeline own, Timeline.While live, List<Act> acts, Instant openedAt) {
    NavigableSet<Instant> candidates = new TreeSet<>();
    acts.forEach(act -> candidates.add(act.at()));
    for (ItemField field : List.of(ItemField.DUE, ItemField.OWNER)) {
      own.history(field).stream().map(Register::stamp).forEach(said -> candidates.add(said.at()));
    }
    Optional<Instant> firstAct =
        acts.stream().map(Act::at).filter(at -> at.isAfter(openedAt)).findFirst();
    return firstAct.flatMap(
        begun ->
            candidates.tailSet(begun).stream()
                .filter(at -> !live.isBefore(at))
                .filter(at -> own.ownerAt(at).isPresent() && isDatedAhead(own, at))
                .findFirst());
  }

  private boolean isDatedAhead(Timeline own, Instant at) {
    return own.dueAt(at)
        .map(due -> due.isAfter(picture.calendars().owner(own.ownerAt(at)).dayOf(at)))
        .orElse(false);
  }

  private Episode episode(Timeline own, Act last, Optional<Ended> ended) {
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    int days = time.term(LiabilityKind.ZOMBIE, judgedAt).opensDays();
    Item item = own.item();
    return new Episode(
        LiabilityKind.ZOMBIE,
        item,
        "",
        true,
        List.of(),
        last.at(),
        time.runsOut(own, last.at(), days, judgedAt),
        ended,
        Optional.empty(),
        time.inCharge(own, judgedAt),
        "nothing has happened on "
            + item.id()
            + " or below it since "
            + time.inWords(last.at())
            + " ("
            + last.what()
            + "), for "
            + WorkingTime.inWords(days)
            + worse(item),
        at -> time.runsOut(own, at, days, judgedAt));
  }

  /** What makes it worse: live work that it blocks, or that half of it is done. */
  private String worse(Item item) {
    long blocks =
        picture.graph().behind(item.node()).stream()
            .filter(node -> picture.graph().item(node).status().isLive())
            .count();
    List<Item> below =
        picture.graph().below(item.node()).stream().map(picture.graph()::item).toList();
    long done = below.stream().filter(each -> each.status() == Status.DONE).count();
    return (blocks > 0 ? "; it blocks " + blocks + " live " + (blocks == 1 ? "item" : "items") : "")
        + (2 * done >= below.size() && done > 0
            ? "; " + done + " of " + below.size() + " below it are done"
            : item.percent() >= 50 ? "; it is " + item.percent() + " % done" : "");
  }
}
