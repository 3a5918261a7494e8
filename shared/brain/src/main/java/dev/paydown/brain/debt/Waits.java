package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Finding.Ended;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Ack;
import dev.paydown.brain.graph.ItemFacts.Approval;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Liabilities of waiting: a handoff nobody picks up, an approval nobody decides. They follow from
 * the facts alone, whenever these arrive.
 */
final class Waits {
  private final Picture picture;

  Waits(Picture picture) {
    this.picture = picture;
  }

  List<Finding> all() {
    List<Finding> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      handoff(item).ifPresent(found::add);
      found.addAll(approvals(item));
    }
    return found;
  }

  /** When a term that runs now will run out, or be raised: instants still to come. */
  List<Instant> toCome() {
    List<Instant> instants = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      if (item.status().isLive()) {
        Handoff.into(picture, item)
            .filter(handoff -> handoff.pickedUpAt().isEmpty())
            .map(this::found)
            .ifPresent(finding -> add(finding, instants));
        undecided(item).forEach(finding -> add(finding, instants));
      }
    }
    return instants;
  }

  private static void add(Finding finding, List<Instant> instants) {
    instants.add(finding.openedAt());
    finding.escalatesAt().ifPresent(instants::add);
  }

  private Optional<Finding> handoff(Item item) {
    return Handoff.into(picture, item).map(this::found).filter(this::hasOpened);
  }

  private Finding found(Handoff handoff) {
    Item item = handoff.to();
    Optional<String> owner = item.owner().or(() -> picture.clearers().of(item));
    WorkCalendar calendar = picture.calendars().owner(owner);
    Term term = picture.state().settingsNow().term(LiabilityKind.STALE_HANDOFF);
    Instant openedAt =
        paused(calendar, handoff, calendar.plusDays(handoff.offeredAt(), term.opensDays()));
    Optional<Ended> ended = handoff.pickedUpAt().map(at -> new Ended(at, LiabilityState.PAID));
    if (ended.isEmpty() && item.status() == Status.CANCELLED) {
      ended = item.endedAt().map(at -> new Ended(at, LiabilityState.WRITTEN_OFF));
    }
    Optional<Instant> escalatesAt =
        term.escalatesDays().isPresent()
            ? Optional.of(
                paused(
                    calendar,
                    handoff,
                    calendar.plusDays(handoff.offeredAt(), term.escalatesDays().getAsInt())))
            : Optional.empty();
    return new Finding(
        id(LiabilityKind.STALE_HANDOFF, item, handoff.offeredAt().toString()),
        LiabilityKind.STALE_HANDOFF,
        item,
        handoff.offeredAt(),
        openedAt,
        ended,
        escalatesAt,
        owner,
        Optional.empty(),
        handoff.from().id()
            + " ended at "
            + inWords(handoff.offeredAt())
            + " and "
            + item.id()
            + " was not picked up within "
            + days(term.opensDays()));
  }

  private static Instant paused(WorkCalendar calendar, Handoff handoff, Instant term) {
    Instant end = term;
    for (Ack ack : handoff.to().facts().acks()) {
      Instant at = ack.stamp().at();
      if (!at.isBefore(handoff.offeredAt()) && at.isBefore(end)) {
        end = calendar.plusDays(end, Handoff.ACKNOWLEDGED_DAYS);
      }
    }
    return end;
  }

  /** The term ran out before it ended, and before now. */
  private boolean hasOpened(Finding finding) {
    return !finding.openedAt().isAfter(picture.now())
        && finding.ended().map(end -> end.at().isAfter(finding.openedAt())).orElse(true);
  }

  private List<Finding> approvals(Item item) {
    return requests(item).stream().filter(this::hasOpened).toList();
  }

  private List<Finding> undecided(Item item) {
    return requests(item).stream().filter(finding -> finding.ended().isEmpty()).toList();
  }

  /** Every request with what became of it, by the person asked. */
  private List<Finding> requests(Item item) {
    Map<String, Approval> asked = new LinkedHashMap<>();
    List<Finding> found = new ArrayList<>();
    for (Approval approval : item.facts().approvals()) {
      String of = resolve(approval.of());
      if (approval.outcome().isEmpty()) {
        asked.putIfAbsent(of, approval);
      } else {
        Approval request = asked.remove(of);
        if (request != null) {
          LiabilityState how =
              approval.outcome().get() == ApprovalOutcome.WITHDRAWN
                  ? LiabilityState.WRITTEN_OFF
                  : LiabilityState.PAID;
          found.add(waiting(item, of, request, Optional.of(new Ended(approval.stamp().at(), how))));
        }
      }
    }
    Optional<Ended> withItem =
        item.status().isLive()
            ? Optional.empty()
            : item.endedAt().map(at -> new Ended(at, LiabilityState.WRITTEN_OFF));
    asked.forEach((of, request) -> found.add(waiting(item, of, request, withItem)));
    return found;
  }

  private String resolve(PersonRef ref) {
    return picture.graph().people().resolve(ref);
  }

  private Finding waiting(Item item, String of, Approval request, Optional<Ended> ended) {
    WorkCalendar calendar = picture.calendars().person(of);
    Term term = picture.state().settingsNow().term(LiabilityKind.PENDING_APPROVAL);
    Instant since = request.stamp().at();
    Instant openedAt = calendar.plusDays(since, term.opensDays());
    Optional<Instant> escalatesAt =
        term.escalatesDays().isPresent()
            ? Optional.of(calendar.plusDays(since, term.escalatesDays().getAsInt()))
            : Optional.empty();
    return new Finding(
        Debts.approvalId(item, of, since),
        LiabilityKind.PENDING_APPROVAL,
        item,
        since,
        openedAt,
        ended,
        escalatesAt,
        Optional.of(of),
        Optional.empty(),
        "approval of "
            + item.id()
            + " was asked of "
            + of
            + " at "
            + inWords(since)
            + " and not decided within "
            + days(term.opensDays()));
  }

  private String inWords(Instant instant) {
    return picture.calendars().workspace().inWords(instant);
  }

  private static String days(int days) {
    return days == 1 ? "1 working day" : days + " working days";
  }

  static String id(LiabilityKind kind, Item item, String occasion) {
    return kind.label() + "-" + Ids.of(kind.label(), item.node(), occasion);
  }
}
