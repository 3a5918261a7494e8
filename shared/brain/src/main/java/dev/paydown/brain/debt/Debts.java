package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability.Escalation;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Brings the liabilities held in line with what the facts show now. */
public final class Debts {
  /** Principal counts at least two people and at most eight. */
  private static final int PEOPLE_MIN = 2;

  private static final int PEOPLE_MAX = 8;

  private final Picture picture;
  private final SortedMap<String, Liability> liabilities;
  private final List<Instant> toCome;

  private Debts(Picture picture, List<Instant> toCome) {
    this.picture = picture;
    this.liabilities = new TreeMap<>(picture.state().liabilities());
    this.toCome = toCome;
  }

  /** The liabilities as the picture shows them. */
  public static Debts settle(Picture picture) {
    Table table = Table.of(picture);
    Debts debts = new Debts(picture, table.toCome());
    table.found().forEach(debts::take);
    debts.reverseMissing(table.found());
    return debts;
  }

  /** The id of the liability for an approval that was asked of that person at that instant. */
  public static String approvalId(Item item, String of, Instant since) {
    return Ids.of(LiabilityKind.PENDING_APPROVAL, item.node(), Request.about(of, since));
  }

  /**
   * The ids of all approvals that were asked of a person, and what they are once another name
   * stands for theirs: the one kind of liability that is named after whom it is asked of.
   *
   * @param other the address or alias that stands for one; empty: it is not the person's
   */
  public static SortedMap<String, String> approvalIds(
      Picture picture, Function<String, Optional<String>> other) {
    SortedMap<String, String> ids = new TreeMap<>();
    for (Item item : picture.graph().items().values()) {
      for (Request request : Request.on(picture, item)) {
        other
            .apply(request.of())
            .ifPresent(
                now ->
                    ids.put(
                        approvalId(item, request.of(), request.since()),
                        approvalId(item, now, request.since())));
      }
    }
    return ids;
  }

  /** Every liability, ended ones included, by id. */
  public SortedMap<String, Liability> liabilities() {
    return liabilities;
  }

  /** When a term runs out or is raised, or what is derived turns root, if nothing happens. */
  public List<Instant> toCome() {
    return toCome;
  }

  private void take(Finding finding) {
    Liability held = liabilities.get(finding.id());
    int people = held == null ? people(finding.episode()) : held.people();
    Optional<Escalation> escalation =
        held == null || held.escalation().isEmpty()
            ? escalation(finding.episode())
            : held.escalation();
    Liability found = liability(finding, escalation, people);
    // What has ended keeps its words and its clearer: only that it ended otherwise is news.
    boolean isAsItEnded =
        held != null
            && held.state() != LiabilityState.OPEN
            && held.equals(worded(found, held.clearer(), held.because()));
    // What goes on as it was stays the same object, which is found equal at a glance.
    if (!isAsItEnded && !found.equals(held)) {
      liabilities.put(finding.id(), found);
    }
  }

  private static Liability liability(Finding finding, Optional<Escalation> escalation, int people) {
    Episode episode = finding.episode();
    return new Liability(
        finding.id(),
        episode.kind(),
        episode.item().node(),
        episode.item().id(),
        finding.explainedBy(),
        episode.since(),
        episode.openedAt(),
        finding.state(),
        episode.ended().map(Episode.Ended::at),
        escalation,
        episode.clearer(),
        people,
        episode.because());
  }

  private static Liability worded(Liability liability, Optional<String> clearer, String because) {
    return new Liability(
        liability.id(),
        liability.kind(),
        liability.node(),
        liability.item(),
        liability.root(),
        liability.since(),
        liability.openedAt(),
        liability.state(),
        liability.endedAt(),
        liability.escalation(),
        clearer,
        liability.people(),
        because);
  }

  private Optional<Escalation> escalation(Episode episode) {
    Instant until = episode.ended().map(Episode.Ended::at).orElse(picture.now());
    return episode
        .escalatesAt()
        .filter(at -> !at.isAfter(until) && !at.isAfter(picture.now()))
        .flatMap(
            at ->
                episode
                    .clearer()
                    .flatMap(picture.clearers()::above)
                    .map(to -> new Escalation(at, to)));
  }

  /** Distinct people among the owner, the clearer and the owners of live followers. */
  private int people(Episode episode) {
    Item item = episode.item();
    Set<String> people = new HashSet<>();
    item.owner().ifPresent(people::add);
    episode.clearer().or(() -> picture.clearers().of(item)).ifPresent(people::add);
    for (Link link : picture.graph().blockedBy(item.node())) {
      Item follower = picture.graph().item(link.to());
      if (follower.status().isLive()) {
        follower.owner().ifPresent(people::add);
      }
    }
    return Math.clamp(people.size(), PEOPLE_MIN, PEOPLE_MAX);
  }

  /** What the facts no longer show was never owed: a predecessor reopened, a fact mended. */
  private void reverseMissing(List<Finding> found) {
    Set<String> shown = new HashSet<>();
    found.forEach(finding -> shown.add(finding.id()));
    for (Map.Entry<String, Liability> held : List.copyOf(liabilities.entrySet())) {
      Liability liability = held.getValue();
      boolean isMissing =
          followsFromFacts(liability.kind())
              && !shown.contains(liability.id())
              && liability.state() != LiabilityState.REVERSED;
      if (isMissing) {
        liabilities.put(held.getKey(), reversed(liability));
      }
    }
  }

  /** Whether every liability of the kind, ended ones included, is found afresh each time. */
  private static boolean followsFromFacts(LiabilityKind kind) {
    return switch (kind) {
      case STALE_HANDOFF,
          DROPPED_THREAD,
          PENDING_APPROVAL,
          STUCK_WORK,
          BLOCKER,
          ZOMBIE,
          ORPHANED,
          CYCLE,
          CONTRADICTION ->
          true;
      case SLIP, NOT_STARTED, DATE_CONFLICT -> false;
    };
  }

  private Liability reversed(Liability liability) {
    return new Liability(
        liability.id(),
        liability.kind(),
        liability.node(),
        liability.item(),
        liability.root(),
        liability.since(),
        liability.openedAt(),
        LiabilityState.REVERSED,
        Optional.of(picture.now()),
        liability.escalation(),
        liability.clearer(),
        liability.people(),
        liability.because());
  }
}
