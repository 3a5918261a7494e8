package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState.Bounce;
import dev.paydown.brain.WorkspaceState.PeopleSaid;
import dev.paydown.brain.WorkspaceState.Roll;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code orphaned}: its owner left the workspace (was among the people put, and no longer is), or
 * mail to them bounces, until people are put again that name them. It is owned again when somebody
 * who is here owns it, or the owner is back; taking the owner away is neither.
 */
final class Orphans implements Detector {
  private final Picture picture;
  private final WorkingTime time;
  private final Map<String, List<Absence>> absences = new HashMap<>();

  /** A while in which somebody was gone, and why. */
  private record Absence(Instant from, Optional<Instant> until, String why) {
    boolean isAt(Instant instant) {
      return !from.isAfter(instant) && until.map(instant::isBefore).orElse(true);
    }
  }

  Orphans(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
    PeopleSaid said = picture.state().people();
    left(said.rolls());
    said.bounces().forEach(bounce -> bounced(bounce, said.rolls()));
  }

  private void left(List<Roll> rolls) {
    Map<String, Instant> gone = new HashMap<>();
    List<String> here = List.of();
    for (Roll roll : rolls) {
      Instant at = roll.stamp().at();
      for (String email : here) {
        if (!roll.emails().contains(email)) {
          gone.putIfAbsent(email, at);
        }
      }
      for (String email : roll.emails()) {
        Instant since = gone.remove(email);
        if (since != null) {
          add(email, new Absence(since, Optional.of(at), "left the workspace"));
        }
      }
      here = roll.emails();
    }
    gone.forEach(
        (email, since) -> add(email, new Absence(since, Optional.empty(), "left the workspace")));
  }

  private void bounced(Bounce bounce, List<Roll> rolls) {
    Optional<Instant> back =
        rolls.stream()
            .filter(roll -> roll.stamp().at().isAfter(bounce.stamp().at()))
            .filter(roll -> roll.emails().contains(bounce.email()))
            .map(roll -> roll.stamp().at())
            .findFirst();
    add(bounce.email(), new Absence(bounce.stamp().at(), back, "can no longer be reached by mail"));
  }

  private void add(String email, Absence absence) {
    absences.computeIfAbsent(email, any -> new ArrayList<>()).add(absence);
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    if (!absences.isEmpty()) {
      for (Item item : picture.graph().items().values()) {
        left(time.past().of(item), found);
      }
    }
    return found;
  }

  private List<Absence> of(Optional<String> owner) {
    return owner.map(email -> absences.getOrDefault(email, List.of())).orElse(List.of());
  }

  private Optional<Absence> absence(Optional<String> owner, Instant at) {
    return of(owner).stream().filter(absence -> absence.isAt(at)).findFirst();
  }

  private void left(Timeline own, List<Episode> found) {
    NavigableSet<Instant> turns = new TreeSet<>(own.changes());
    turns.addAll(own.ownerChanges());
    for (Instant at : List.copyOf(turns)) {
      for (Absence absence : of(own.ownerAt(at))) {
        turns.add(absence.from());
        absence.until().ifPresent(turns::add);
      }
    }
    turns.remove(Instant.MIN);
    Optional<Instant> since = Optional.empty();
    for (Instant at : turns) {
      boolean isLive = own.at(at).status().isLive();
      Optional<String> owner = own.ownerAt(at);
      boolean isGone = absence(owner, at).isPresent();
      if (since.isEmpty() && isLive && isGone) {
        since = Optional.of(at);
      } else if (since.isPresent() && (!isLive || (owner.isPresent() && !isGone))) {
        boolean isCancelled = own.at(at).status() == Status.CANCELLED;
        LiabilityState how = isCancelled ? LiabilityState.WRITTEN_OFF : LiabilityState.PAID;
        found.add(episode(own, since.get(), Optional.of(new Ended(at, how))));
        since = Optional.empty();
      }
    }
    since.ifPresent(at -> found.add(episode(own, at, Optional.empty())));
  }

  private Episode episode(Timeline own, Instant since, Optional<Ended> ended) {
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    Optional<String> owner = own.ownerAt(since);
    Absence absence = absence(owner, since).orElseThrow();
    Optional<String> clearer =
        picture
            .clearers()
            .namedAround(own.item())
            .filter(named -> !owner.equals(Optional.of(named)));
    int days = time.term(LiabilityKind.ORPHANED, judgedAt).opensDays();
    return new Episode(
        LiabilityKind.ORPHANED,
        own.item(),
        "",
        true,
        List.of(),
        since,
        time.runsOut(clearer, since, days, judgedAt),
        ended,
        Optional.empty(),
        clearer,
        owner.orElse("")
            + ", who owned "
            + own.item().id()
            + ", "
            + absence.why()
            + " at "
            + time.inWords(absence.from()),
        at -> time.runsOut(clearer, at, days, judgedAt));
  }
}
