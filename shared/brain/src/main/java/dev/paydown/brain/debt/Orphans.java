package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState.Bounce;
import dev.paydown.brain.WorkspaceState.PeopleSaid;
import dev.paydown.brain.WorkspaceState.Stay;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final TreeSet<Stamp> puts;
  private final Map<String, List<Stay>> stays = new HashMap<>();
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
    this.puts = new TreeSet<>(said.puts());
    said.stays()
        .forEach(stay -> stays.computeIfAbsent(stay.email(), any -> new ArrayList<>()).add(stay));
    stays.values().forEach(this::left);
    said.bounces().forEach(this::bounced);
  }

  /** Between two stays, and after the last one, somebody was not named. */
  private void left(List<Stay> ofOne) {
    for (int i = 0; i < ofOne.size(); i++) {
      Stay stay = ofOne.get(i);
      Optional<Instant> missing = Optional.ofNullable(puts.higher(stay.to())).map(Stamp::at);
      Optional<Instant> back =
          i + 1 < ofOne.size() ? Optional.of(ofOne.get(i + 1).from().at()) : Optional.empty();
      boolean isGone = missing.isPresent() && !missing.equals(back);
      if (isGone) {
        add(stay.email(), new Absence(missing.get(), back, "left the workspace"));
      }
    }
  }

  private void bounced(Bounce bounce) {
    Optional<Instant> back =
        stays.getOrDefault(bounce.email(), List.of()).stream()
            .flatMap(stay -> namedAfter(stay, bounce.stamp()).stream())
            .map(Stamp::at)
            .min(Comparator.naturalOrder());
    add(bounce.email(), new Absence(bounce.stamp().at(), back, "can no longer be reached by mail"));
  }

  /** The first put of a stay after an instant. */
  private Optional<Stamp> namedAfter(Stay stay, Stamp stamp) {
    return stay.from().at().isAfter(stamp.at())
        ? Optional.of(stay.from())
        : puts.stream()
            .filter(put -> put.at().isAfter(stamp.at()))
            .findFirst()
            .filter(put -> put.compareTo(stay.to()) <= 0);
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
