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

/** Brings the liabilities held in line with what the facts show now. */
public final class Debts {
  /** Principal counts at least two people and at most eight. */
  private static final int PEOPLE_MIN = 2;

  private static final int PEOPLE_MAX = 8;

  private final Picture picture;
  private final SortedMap<String, Liability> liabilities;

  private Debts(Picture picture) {
    this.picture = picture;
    this.liabilities = new TreeMap<>(picture.state().liabilities());
  }

  /** The liabilities as the picture shows them. */
  public static SortedMap<String, Liability> settle(Picture picture) {
    Debts debts = new Debts(picture);
    List<Finding> waits = new Waits(picture).all();
    debts.take(waits);
    debts.reverseMissing(waits);
    debts.take(new Slips(picture, List.copyOf(debts.liabilities.values())).all());
    return debts.liabilities;
  }

  /** The id of the liability for an approval that was asked of that person at that instant. */
  public static String approvalId(Item item, String of, Instant since) {
    return Waits.id(LiabilityKind.PENDING_APPROVAL, item, of + "|" + since);
  }

  /** When a term that runs now will run out, or be raised. */
  public static List<Instant> toCome(Picture picture) {
    return new Waits(picture).toCome();
  }

  private void take(List<Finding> findings) {
    for (Finding finding : findings) {
      Liability held = liabilities.get(finding.id());
      if (held == null || isNews(held, finding)) {
        int people = held == null ? people(finding) : held.people();
        Optional<Escalation> escalation =
            held == null || held.escalation().isEmpty() ? escalation(finding) : held.escalation();
        liabilities.put(finding.id(), liability(finding, escalation, people));
      }
    }
  }

  private boolean isNews(Liability held, Finding finding) {
    LiabilityState state = finding.ended().map(Finding.Ended::how).orElse(LiabilityState.OPEN);
    return held.state() != state
        || !held.root().equals(finding.explainedBy())
        || !held.endedAt().equals(finding.ended().map(Finding.Ended::at))
        || !held.item().equals(finding.item().id())
        || !held.openedAt().equals(finding.openedAt())
        || (held.escalation().isEmpty() && escalation(finding).isPresent());
  }

  /** What a finding is as a liability. */
  static Liability liability(Finding finding, Optional<Escalation> escalation, int people) {
    return new Liability(
        finding.id(),
        finding.kind(),
        finding.item().node(),
        finding.item().id(),
        finding.explainedBy(),
        finding.since(),
        finding.openedAt(),
        finding.ended().map(Finding.Ended::how).orElse(LiabilityState.OPEN),
        finding.ended().map(Finding.Ended::at),
        escalation,
        people,
        finding.because());
  }

  private Optional<Escalation> escalation(Finding finding) {
    Instant until = finding.ended().map(Finding.Ended::at).orElse(picture.now());
    return finding
        .escalatesAt()
        .filter(at -> !at.isAfter(until) && !at.isAfter(picture.now()))
        .flatMap(
            at ->
                finding
                    .responsible()
                    .flatMap(picture.clearers()::above)
                    .map(to -> new Escalation(at, to)));
  }

  /** Distinct people among the owner, the clearer and the owners of live followers. */
  private int people(Finding finding) {
    Item item = finding.item();
    Set<String> people = new HashSet<>();
    item.owner().ifPresent(people::add);
    finding.responsible().or(() -> picture.clearers().of(item)).ifPresent(people::add);
    for (Link link : picture.graph().blockedBy(item.node())) {
      Item follower = picture.graph().item(link.to());
      if (follower.status().isLive()) {
        follower.owner().ifPresent(people::add);
      }
    }
    return Math.clamp(people.size(), PEOPLE_MIN, PEOPLE_MAX);
  }

  /** A wait that the facts no longer show was never one: a predecessor reopened, a fact mended. */
  private void reverseMissing(List<Finding> waits) {
    Set<String> shown = new HashSet<>();
    waits.forEach(finding -> shown.add(finding.id()));
    for (Map.Entry<String, Liability> held : List.copyOf(liabilities.entrySet())) {
      Liability liability = held.getValue();
      boolean isWait =
          liability.kind() == LiabilityKind.STALE_HANDOFF
              || liability.kind() == LiabilityKind.PENDING_APPROVAL;
      if (isWait
          && !shown.contains(liability.id())
          && liability.state() != LiabilityState.REVERSED) {
        liabilities.put(held.getKey(), reversed(liability));
      }
    }
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
        liability.people(),
        liability.because());
  }
}
