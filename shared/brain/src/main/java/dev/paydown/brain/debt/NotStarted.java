package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Approval;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code not-started}: decided, nothing upstream holds it, and the term's working days past its
 * start, at the start of that day. The start is a date, so that the count is in days: planned or
 * forecast, but no earlier than the day on which it was decided, unblocked or reopened. Starts come
 * from forecasts, so what has opened is held.
 */
final class NotStarted {
  private static final Recall.Matter<Optional<Instant>> OPENING = new Recall.Matter<>();

  private final Picture picture;
  private final WorkingTime time;
  private final Held held;

  private final List<Instant> toCome = new ArrayList<>();

  NotStarted(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
    this.held = new Held(picture, LiabilityKind.NOT_STARTED);
  }

  List<Finding> all() {
    List<Finding> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      Optional<Instant> opensAt = opensAt(item);
      opensAt.filter(at -> at.isAfter(picture.now())).ifPresent(toCome::add);
      for (Liability liability : held.of(item.node())) {
        if (liability.state() != LiabilityState.REVERSED) {
          found.add(new Finding(liability.id(), again(item, liability), Optional.empty()));
        }
      }
      if (held.open(item.node()).isEmpty()) {
        opensAt.filter(at -> !at.isAfter(picture.now())).ifPresent(at -> open(item, at, found));
      }
    }
    return found;
  }

  /** When items will be past their start, if nothing happens; known once all are found. */
  List<Instant> toCome() {
    return toCome;
  }

  private void open(Item item, Instant at, List<Finding> found) {
    Optional<Liability> before = held.continued(item.node(), at);
    before.ifPresent(last -> found.removeIf(finding -> finding.id().equals(last.id())));
    found.add(
        new Finding(
            before.map(Liability::id).orElseGet(() -> held.nextId(item.node())),
            episode(
                item,
                before.map(Liability::since).orElseGet(() -> startedBy(item, at)),
                before.map(Liability::openedAt).orElse(at),
                Optional.empty(),
                because(item)),
            Optional.empty()));
  }

  private Instant startedBy(Item item, Instant opensAt) {
    return start(item)
        .map(day -> time.calendar(item.owner(), picture.now()).dayStart(day))
        .orElse(opensAt);
  }

  /** What is held, as the facts now show it: one that was begun in time was never owed. */
  private Episode again(Item item, Liability liability) {
    Timeline own = time.past().of(item);
    Instant opened = liability.openedAt();
    if (!own.at(opened).isUnstarted()) {
      return episode(item, liability, Optional.of(reversed()));
    }
    if (liability.state() != LiabilityState.OPEN) {
      Ended asHeld = new Ended(liability.endedAt().orElseThrow(), liability.state());
      return episode(item, liability, Optional.of(asHeld));
    }
    return episode(
        item,
        liability,
        item.isUnstarted() ? replanned(item, own, opened) : Optional.of(begun(own)));
  }

  /** When it was begun or ended for the last time. */
  private static Ended begun(Timeline own) {
    Instant at = own.whiles(standing -> !standing.isUnstarted()).getLast().from();
    boolean isCancelled = own.at(at).status() == Status.CANCELLED;
    return new Ended(at, isCancelled ? LiabilityState.WRITTEN_OFF : LiabilityState.PAID);
  }

  private Ended reversed() {
    return new Ended(picture.now(), LiabilityState.REVERSED);
  }

  /** A start that was put off is no longer past: paid, or never owed if that was said in time. */
  private Optional<Ended> replanned(Item item, Timeline own, Instant opened) {
    if (!isStillToCome(item)) {
      return Optional.empty();
    }
    Instant at =
        Stream.of(ItemField.START, ItemField.DUE)
            .flatMap(field -> own.setAt(field).stream())
            .max(Comparator.naturalOrder())
            .orElse(picture.now());
    if (at.isAfter(opened)) {
      return Optional.of(new Ended(at, LiabilityState.PAID));
    }
    return Optional.of(
        picture.forecast().of(item.node()).drivenBy().isPresent()
            ? new Ended(picture.now(), LiabilityState.PAID)
            : reversed());
  }

  /** Whether the term after its expected start is not over yet. */
  private boolean isStillToCome(Item item) {
    return picture
        .forecast()
        .of(item.node())
        .start()
        .map(day -> daysPast(item, day))
        .filter(at -> at.isAfter(picture.now()))
        .isPresent();
  }

  private Episode episode(Item item, Liability liability, Optional<Ended> ended) {
    return episode(item, liability.since(), liability.openedAt(), ended, liability.because());
  }

  private Episode episode(
      Item item, Instant since, Instant openedAt, Optional<Ended> ended, String because) {
    return new Episode(
        LiabilityKind.NOT_STARTED,
        item,
        "",
        true,
        List.of(),
        since,
        openedAt,
        ended,
        Optional.empty(),
        picture.clearers().namedFor(item),
        because,
        at -> daysPast(item, time.calendar(item.owner(), at).dayOf(at)));
  }

  private String because(Item item) {
    return item.id()
        + " could start on "
        + start(item).map(WorkCalendar::inWords).orElse("no day")
        + " and nobody had begun "
        + WorkingTime.inWords(days())
        + " later";
  }

  private int days() {
    return time.term(LiabilityKind.NOT_STARTED, picture.now()).opensDays();
  }

  /** The start of the day that is the term's working days after a day. */
  private Instant daysPast(Item item, LocalDate start) {
    WorkCalendar calendar = time.calendar(item.owner(), picture.now());
    return calendar.dayStart(calendar.soonest(calendar.onOrAfter(start), days()));
  }

  private Optional<Instant> opensAt(Item item) {
    if (!item.isUnstarted() || item.status() == Status.BLOCKED) {
      return Optional.empty();
    }
    boolean followsFromDates = held.of(item.node()).isEmpty() && time.isOfNow(picture.now());
    return followsFromDates
        ? picture.recall().of(OPENING, item.node(), dates(item), () -> opening(item))
        : opening(item);
  }

  /** All that says when it opens where it was never owed: itself, and what it waits for. */
  private List<Object> dates(Item item) {
    List<Link> bound = picture.graph().boundBy(item.node());
    if (bound.isEmpty()) {
      return List.of(item, picture.forecast().of(item.node()));
    }
    List<Object> dates = new ArrayList<>();
    dates.add(item);
    dates.add(picture.forecast().of(item.node()));
    for (Link link : bound) {
      dates.add(link);
      dates.add(picture.graph().item(link.from()));
      dates.add(picture.forecast().of(link.from()));
    }
    return dates;
  }

  /** Not before the instant from which it was decided and nothing stood in its way. */
  private Optional<Instant> opening(Item item) {
    return start(item)
        .map(day -> daysPast(item, day))
        .map(at -> decided(item).map(free -> notBefore(item, at, clear(item, free))).orElse(at));
  }

  /**
   * What is put back shortly after it was begun is owed again at once, unless it is expected to
   * start so late by now that nobody could have.
   */
  private Instant notBefore(Item item, Instant opensAt, Instant free) {
    Timeline own = time.past().of(item);
    boolean isPutBack =
        held.continued(item.node(), free)
            .flatMap(Liability::endedAt)
            .map(ended -> !own.at(ended).isUnstarted())
            .orElse(false);
    return isPutBack && !isStillToCome(item) ? free : later(opensAt, free);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The day from which somebody could have begun; empty while anything stands in the way. */
  private Optional<LocalDate> start(Item item) {
    if (!item.isUnstarted() || item.status() == Status.BLOCKED) {
      return Optional.empty();
    }
    Optional<Instant> decided = decided(item);
    if (decided.isEmpty() || isHeldUp(item)) {
      return Optional.empty();
    }
    ItemForecast expected = picture.forecast().of(item.node());
    WorkCalendar calendar = time.calendar(item.owner(), picture.now());
    LocalDate decidedOn = calendar.onOrAfter(calendar.dayOf(clear(item, decided.get())));
    Optional<LocalDate> start =
        expected.start().or(() -> item.due().isEmpty() ? Optional.of(decidedOn) : Optional.empty());
    return start.map(day -> day.isAfter(decidedOn) ? day : decidedOn);
  }

  /** When it was decided and neither blocked nor begun, for the last time. */
  private Instant clear(Item item, Instant decided) {
    Instant free =
        time.past()
            .of(item)
            .whiles(each -> each.isUnstarted() && each.status() != Status.BLOCKED)
            .getLast()
            .from();
    return later(free, decided);
  }

  /** When it had an owner and a date, or an approval was granted, or the decision was heard of. */
  private Optional<Instant> decided(Item item) {
    Timeline own = time.past().of(item);
    Optional<Instant> dated =
        own.setAt(item.start().isPresent() ? ItemField.START : ItemField.DUE)
            .filter(at -> item.start().isPresent() || item.due().isPresent());
    Optional<Instant> owned = own.setAt(ItemField.OWNER).filter(at -> item.owner().isPresent());
    Optional<Instant> planned =
        dated.isPresent() && owned.isPresent()
            ? Stream.of(dated.get(), owned.get()).max(Comparator.naturalOrder())
            : Optional.empty();
    Optional<Instant> granted =
        item.facts().approvals().stream()
            .filter(approval -> approval.outcome().equals(Optional.of(ApprovalOutcome.GRANTED)))
            .map((Approval approval) -> approval.stamp().at())
            .findFirst();
    Optional<Instant> decision =
        item.facts()
            .born()
            .filter(born -> item.kind().equals("decision"))
            .map(born -> born.stamp().at());
    return Stream.of(planned, granted, decision)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** In a cycle, or behind live work of which nobody knows when it lets go. */
  private boolean isHeldUp(Item item) {
    if (picture.forecast().of(item.node()).isInCycle()) {
      return true;
    }
    for (Link link : picture.graph().boundBy(item.node())) {
      ItemForecast before = picture.forecast().of(link.from());
      boolean isOpen = picture.graph().item(link.from()).status().isLive();
      boolean isUnknown =
          switch (link.type()) {
            case FS -> before.finish().isEmpty();
            case SS -> before.start().isEmpty();
            case FF, SF -> false;
          };
      boolean letsGo =
          link.type() == LinkType.SS && picture.graph().item(link.from()).startedAt().isPresent();
      if (isOpen && isUnknown && !letsGo) {
        return true;
      }
    }
    return false;
  }
}
