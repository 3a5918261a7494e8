package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Dates expected later than they stand: {@code slip} past the committed date, {@code date-conflict}
 * past a planned one that is pinned or committed to a client. They follow from forecasts, so what
 * has opened is held until it is finished, called off or recovered.
 */
final class Overruns {
  private static final Recall.Matter<Episode> GOING_ON = new Recall.Matter<>();

  private final Picture picture;
  private final LiabilityKind kind;
  private final Held held;
  private final List<Overrun> overruns = new ArrayList<>();
  private final List<Instant> toCome = new ArrayList<>();

  /**
   * One that is open, opens or ends now, before anybody asks what explains it.
   *
   * @param root what explains it where that is settled
   * @param askedOf where it is not: what opened later than this is no cause on the item itself
   */
  private record Overrun(
      String id, Episode episode, Optional<String> root, Optional<Instant> askedOf) {}

  private Overruns(Picture picture, LiabilityKind kind) {
    this.picture = picture;
    this.kind = kind;
    this.held = new Held(picture, kind);
    // Predecessors first, so that a slip which opens with its cause's finds the cause.
    for (String node : picture.forecast().order()) {
      Item item = picture.graph().item(node);
      Optional<Liability> open = held.open(node);
      if (open.isPresent()) {
        overruns.add(goesOn(item, open.get()));
      } else {
        opens(item).ifPresent(overruns::add);
      }
    }
  }

  /** The slips that the picture shows. */
  static Overruns slips(Picture picture) {
    return new Overruns(picture, LiabilityKind.SLIP);
  }

  /** The date conflicts that the picture shows. */
  static Overruns dateConflicts(Picture picture) {
    return new Overruns(picture, LiabilityKind.DATE_CONFLICT);
  }

  /** Every one that is held, as it is held. */
  List<Finding> held() {
    List<Finding> all = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      for (Liability one : held.of(item.node())) {
        Optional<Ended> ended = one.endedAt().map(at -> new Ended(at, one.state()));
        Episode episode = episode(item, one.since(), one.openedAt(), ended, one.because());
        all.add(new Finding(one.id(), episode, one.root()));
      }
    }
    return all;
  }

  /**
   * Every one that is open, opens or ends now, each with what explains it.
   *
   * @param delays of slips they know afterwards
   */
  List<Finding> explainedBy(Delays delays) {
    List<Finding> found = new ArrayList<>(overruns.size());
    for (Overrun overrun : overruns) {
      Optional<String> root =
          overrun.askedOf().isPresent()
              ? explanation(overrun.episode().item(), overrun.askedOf().get(), delays)
              : overrun.root();
      // Of two that lead to one another, one has to be counted.
      Optional<String> other = root.filter(cause -> !cause.equals(overrun.id()));
      Finding finding = new Finding(overrun.id(), overrun.episode(), other);
      found.add(finding);
      if (kind == LiabilityKind.SLIP) {
        delays.hold(finding);
      }
    }
    return found;
  }

  /** When those open that the dates show already, if nothing happens: later the same day. */
  List<Instant> toCome() {
    return toCome;
  }

  /** The date that should stand: the committed one, or a planned one that nobody may move. */
  private Optional<LocalDate> promised(Item item) {
    if (kind == LiabilityKind.SLIP) {
      return item.committed();
    }
    return item.pinned() || item.clientFacing()
        ? picture.forecast().of(item.node()).span().finish()
        : Optional.empty();
  }

  private long daysOver(Item item) {
    Optional<LocalDate> promised = promised(item);
    if (promised.isEmpty()) {
      return 0;
    }
    Optional<LocalDate> expected = picture.forecast().of(item.node()).finish();
    return expected.isEmpty() || !expected.get().isAfter(promised.get())
        ? 0
        : picture.calendars().owner(item.owner()).daysAfter(promised.get(), expected.get());
  }

  private int opensDays() {
    return Math.max(1, picture.state().settingsNow().term(kind).opensDays());
  }

  private Overrun goesOn(Item item, Liability open) {
    Optional<Ended> ended =
        switch (item.status()) {
          case DONE -> item.endedAt().map(at -> ended(at, open, LiabilityState.PAID));
          case CANCELLED -> item.endedAt().map(at -> ended(at, open, LiabilityState.WRITTEN_OFF));
          case OPEN, STARTED, BLOCKED ->
              daysOver(item) < 1
                  ? Optional.of(new Ended(picture.now(), LiabilityState.PAID))
                  : Optional.empty();
        };
    if (ended.isPresent()) {
      return new Overrun(
          open.id(),
          episode(item, open.since(), open.openedAt(), ended, open.because()),
          open.root(),
          Optional.empty());
    }
    // What once cost stays a root: its entries stand.
    return new Overrun(
        open.id(),
        goingOn(item, open),
        Optional.empty(),
        open.root().isEmpty() ? Optional.empty() : Optional.of(picture.now()));
  }

  private Episode goingOn(Item item, Liability open) {
    List<Object> from =
        List.of(item, picture.forecast().of(item.node()), picture.origin(item).id(), open);
    return picture
        .recall()
        .of(
            GOING_ON,
            open.id(),
            from,
            () -> episode(item, open.since(), open.openedAt(), Optional.empty(), because(item)));
  }

  /** What ended before it opened, by a fact that came late, was never owed. */
  private Ended ended(Instant at, Liability open, LiabilityState how) {
    return at.isAfter(open.openedAt())
        ? new Ended(at, how)
        : new Ended(picture.now(), LiabilityState.REVERSED);
  }

  private Optional<Overrun> opens(Item item) {
    if (!item.status().isLive() || daysOver(item) < opensDays()) {
      return Optional.empty();
    }
    Instant openedAt = openedAt(item);
    if (openedAt.isAfter(picture.now())) {
      toCome.add(openedAt);
      return Optional.empty();
    }
    Optional<Liability> continued = held.continued(item.node(), picture.now());
    boolean isRoot = continued.map(before -> before.root().isEmpty()).orElse(false);
    return Optional.of(
        new Overrun(
            continued.map(Liability::id).orElseGet(() -> held.nextId(item.node())),
            episode(
                item,
                continued.map(Liability::since).orElseGet(() -> promisedAt(item)),
                continued.map(Liability::openedAt).orElse(openedAt),
                Optional.empty(),
                because(item)),
            Optional.empty(),
            isRoot ? Optional.empty() : Optional.of(openedAt)));
  }

  private Episode episode(
      Item item, Instant since, Instant openedAt, Optional<Ended> ended, String because) {
    return new Episode(
        kind,
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
        at -> at);
  }

  private Instant promisedAt(Item item) {
    List<Register> due = item.facts().histories().getOrDefault(ItemField.DUE, List.of());
    Stream<Instant> said =
        due.stream()
            .filter(register -> register.value().isPresent())
            .map(register -> register.stamp().at());
    return (kind == LiabilityKind.SLIP ? said.findFirst() : said.max(Comparator.naturalOrder()))
        .orElse(Instant.EPOCH);
  }

  /**
   * The instant at which the dates passed the promise: the start of the day on which an overdue
   * item pushed them past it, else the source time of what last moved the chain that drives it; not
   * before the promise was made, nor before the links that carry the delay.
   */
  private Instant openedAt(Item item) {
    Item origin = picture.origin(item);
    Instant moved =
        picture.forecast().of(origin.node()).isOverdue()
            ? overdueAt(item, origin)
            : movedAt(origin);
    Instant opened =
        Stream.of(Optional.of(moved), Optional.of(promisedAt(item)), fastAt(item), linkedAt(item))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElse(moved);
    boolean isAhead = opened.isAfter(picture.now()) && !moved.isAfter(picture.now());
    return isAhead ? picture.now() : opened;
  }

  /** Each working day that the origin stays overdue pushes what it drives a day further. */
  private Instant overdueAt(Item item, Item origin) {
    ItemForecast expected = picture.forecast().of(origin.node());
    WorkCalendar calendar = picture.calendars().owner(origin.owner());
    LocalDate today = calendar.onOrBefore(picture.forecast().today());
    LocalDate passed = expected.span().finish().orElse(today);
    LocalDate first = calendar.onOrAfter(passed.plusDays(1));
    LocalDate pushed = calendar.day(calendar.index(today) - (daysOver(item) - opensDays()));
    return calendar.dayStart(pushed.isAfter(first) ? pushed : first);
  }

  private static Instant movedAt(Item origin) {
    Stream<Instant> dated =
        Stream.of(ItemField.DUE, ItemField.START)
            .map(origin.facts().registers()::get)
            .flatMap(Stream::ofNullable)
            .map(register -> register.stamp().at());
    Stream<Instant> turned =
        Stream.of(origin.endedAt(), origin.startedAt()).flatMap(Optional::stream);
    return Stream.concat(dated, turned).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  /** When a planned date was made to stand fast. */
  private Optional<Instant> fastAt(Item item) {
    return kind == LiabilityKind.SLIP
        ? Optional.empty()
        : Stream.of(ItemField.PINNED, ItemField.CLIENT_FACING)
            .map(item.facts().registers()::get)
            .flatMap(Stream::ofNullable)
            .filter(register -> register.value().equals(Optional.of("true")))
            .map(register -> register.stamp().at())
            .min(Comparator.naturalOrder());
  }

  /** When the last of the links was made by which the origin drives the item. */
  private Optional<Instant> linkedAt(Item item) {
    Optional<Instant> latest = Optional.empty();
    String at = item.node();
    Set<String> seen = new HashSet<>();
    while (seen.add(at) && !picture.forecast().of(at).isOverdue()) {
      Optional<String> before = picture.forecast().of(at).drivenBy();
      if (before.isEmpty()) {
        break;
      }
      Optional<Instant> made =
          picture.graph().boundBy(at).stream()
              .filter(link -> link.from().equals(before.get()))
              .map(Link::madeAt)
              .min(Comparator.naturalOrder());
      if (made.isPresent() && latest.map(made.get()::isAfter).orElse(true)) {
        latest = made;
      }
      at = before.get();
    }
    return latest;
  }

  /** A conflict is explained by the item's own slip where that is at least as long. */
  private Optional<String> explanation(Item item, Instant opened, Delays delays) {
    Optional<LocalDate> promised = promised(item);
    if (promised.isEmpty()) {
      return Optional.empty();
    }
    if (kind == LiabilityKind.DATE_CONFLICT) {
      boolean isCommittedSooner =
          item.committed().map(date -> !date.isAfter(promised.get())).orElse(false);
      Optional<Finding> slip = delays.slip(item).filter(open -> isCommittedSooner);
      if (slip.isPresent()) {
        return slip.map(open -> open.explainedBy().orElse(open.id()));
      }
    }
    return delays.explain(item, promised.get(), opened);
  }

  private String because(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    long days = daysOver(item);
    String dates =
        item.id()
            + (kind == LiabilityKind.SLIP
                ? " was committed for "
                : item.pinned() ? " is pinned to " : " is promised to a client for ")
            + promised(item).map(LocalDate::toString).orElse("no day")
            + " and is expected on "
            + expected.finish().map(LocalDate::toString).orElse("no day")
            + ", "
            + WorkingTime.inWords((int) days)
            + " later";
    Item origin = picture.origin(item);
    return origin.node().equals(item.node())
        ? dates + (expected.isOverdue() ? ": its date has passed and it is still open" : "")
        : dates + ": it waits for " + origin.id();
  }
}
