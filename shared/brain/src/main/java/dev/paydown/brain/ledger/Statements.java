package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.ledger.Entry.About;
import dev.paydown.brain.ledger.Statement.Bucket;
import dev.paydown.brain.ledger.Statement.Line;
import dev.paydown.brain.ledger.Statement.Owed;
import dev.paydown.brain.ledger.Statement.Seam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws up a week's statement from the entries booked by its end and from the settings put by then,
 * and from nothing else: whatever happens later, a closed week's statement stays the same to the
 * byte. Drawing one up changes nothing.
 */
public final class Statements {
  private static final Comparator<Entry> BOOKED =
      Comparator.comparing(Entry::bookedAt).thenComparing(Entry::id);

  private final BookCalendar calendar;
  private final LocalDate monday;
  private final boolean provisional;
  private final Instant asOf;
  private final LocalDate last;
  private final List<Entry> before = new ArrayList<>();
  private final List<Entry> within = new ArrayList<>();

  /** The entries up to the close, by liability. */
  private final Map<String, List<Entry>> byLiability = new TreeMap<>();

  private Statements(WorkspaceState state, LocalDate monday) {
    BookCalendar boundaries = BookCalendar.of(state, state.now());
    Instant from = boundaries.begins(monday);
    Instant to = boundaries.begins(monday.plusWeeks(1));
    if (from.isAfter(state.now())) {
      throw new IllegalArgumentException(
          "the week " + Weeks.label(monday) + " has not begun: it is " + state.now());
    }
    this.monday = monday;
    this.provisional = state.now().isBefore(to);
    this.asOf = provisional ? state.now() : to;
    // What was put in the very instant of the close is known from the next week on.
    this.calendar = BookCalendar.of(state, provisional ? asOf : to.minusNanos(1));
    this.last = provisional ? calendar.dayOf(asOf) : monday.plusDays(6);
    for (Entry entry : state.entries().values()) {
      if (entry.bookedAt().isBefore(from)) {
        before.add(entry);
      } else if (entry.bookedAt().isBefore(to)) {
        within.add(entry);
      }
    }
    before.sort(BOOKED);
    within.sort(BOOKED);
    all()
        .forEach(
            entry ->
                byLiability
                    .computeIfAbsent(entry.liability(), any -> new ArrayList<>())
                    .add(entry));
  }

  /**
   * The statement of a week.
   *
   * @param week such as {@code 2026-W45}
   * @throws IllegalArgumentException if that is no week, or one that has not begun
   */
  public static Statement of(WorkspaceState state, String week) {
    return new Statements(state, Weeks.parse(week)).statement(state.workspace());
  }

  /** The statement of the week that begins on a Monday. */
  public static Statement of(Picture picture, LocalDate monday) {
    return new Statements(picture.state(), monday).statement(picture.state().workspace());
  }

  /**
   * The entries behind a figure of that week's statement.
   *
   * @throws IllegalArgumentException if that is no week, or one that has not begun
   */
  public static Behind behind(WorkspaceState state, String week, Figure figure) {
    return new Statements(state, Weeks.parse(week)).behind(figure);
  }

  private Statement statement(String workspace) {
    List<Owed> open = open(true);
    List<Owed> nonAccruing = open(false);
    Balances.Balance moved = Balances.of(within).total();
    return new Statement(
        workspace,
        Weeks.label(monday),
        monday,
        monday.plusWeeks(1),
        calendar.zone(),
        asOf,
        provisional,
        owed(before),
        moved.principal(),
        moved.interest(),
        moved.paid(),
        moved.writtenOff(),
        owed(all()),
        ageing(open, nonAccruing),
        within.stream()
            .map(entry -> new Line(entry, entry.about().kind(), entry.about().item()))
            .toList(),
        open,
        nonAccruing,
        seams(),
        delayDays(open) + delayDays(nonAccruing),
        calendar.settings().costPerHour());
  }

  private Behind behind(Figure figure) {
    return switch (figure) {
      case Figure.Opening() -> owing(figure, unsettled(before));
      case Figure.Closing() -> owing(figure, unsettled(all()));
      case Figure.Change() -> owing(figure, within);
      case Figure.OfKind(var kind) ->
          owing(figure, within.stream().filter(entry -> entry.about().kind() == kind).toList());
      case Figure.Incurred() -> moved(figure, Account.INCURRED, 1);
      case Figure.Interest() -> moved(figure, Account.INTEREST, 1);
      case Figure.Paid() -> moved(figure, Account.PAID, -1);
      case Figure.WrittenOff() -> moved(figure, Account.WRITTEN_OFF, -1);
      case Figure.Aged(var bucket) -> {
        Set<String> aged =
            allOwed().stream()
                .filter(owed -> Ageing.LABELS.get(Ageing.bucket(owed.ageDays())).equals(bucket))
                .map(Owed::liability)
                .collect(Collectors.toSet());
        yield owing(
            figure, all().stream().filter(entry -> aged.contains(entry.liability())).toList());
      }
      case Figure.AtSeam(var seam) ->
          owing(
              figure,
              unsettled(all()).stream()
                  .filter(entry -> about(ofLiability(entry)).seam().equals(seam))
                  .toList());
    };
  }

  private List<Entry> ofLiability(Entry entry) {
    return byLiability.getOrDefault(entry.liability(), List.of());
  }

  private static Behind owing(Figure figure, List<Entry> entries) {
    return Behind.of(
        figure, entries.stream().map(entry -> new Behind.Part(entry, entry.owed())).toList());
  }

  private Behind moved(Figure figure, Account account, int sign) {
    return Behind.of(
        figure,
        within.stream().map(entry -> new Behind.Part(entry, sign * entry.net(account))).toList());
  }

  /** Those of liabilities that the entries leave something of. */
  private static List<Entry> unsettled(List<Entry> entries) {
    Balances balances = Balances.of(entries);
    return entries.stream().filter(entry -> balances.of(entry.liability()).owed() != 0).toList();
  }

  private List<Entry> all() {
    List<Entry> all = new ArrayList<>(before);
    all.addAll(within);
    return all;
  }

  /** What is owed, of those that still accrue or of those that do not. */
  private List<Owed> open(boolean accruing) {
    List<Owed> open = new ArrayList<>();
    byLiability.forEach(
        (liability, entries) -> {
          long balance = owed(entries);
          if (balance != 0 && accrues(entries) == accruing) {
            About about = about(entries);
            open.add(
                new Owed(
                    liability,
                    about.kind(),
                    about.item(),
                    balance,
                    calendar.workingDaysAfter(calendar.dayOf(about.openedAt()), last),
                    about.delayDays(),
                    about.because()));
          }
        });
    open.sort(Comparator.comparingLong(Owed::balance).reversed().thenComparing(Owed::liability));
    return open;
  }

  private static long owed(Collection<Entry> entries) {
    return entries.stream().mapToLong(Entry::owed).sum();
  }

  /** What was last known of it. */
  private static About about(List<Entry> entries) {
    return entries.stream().max(BOOKED).map(Entry::about).orElseThrow();
  }

  /** Whether the end of a working day is still to come on which it would cost. */
  private boolean accrues(List<Entry> entries) {
    return new Postings(entries)
        .principal()
        .map(principal -> ended(principal.day()) < calendar.tariff(last).accruesDays())
        .orElse(true);
  }

  /** The working days after a day that have ended. */
  private long ended(LocalDate day) {
    boolean isOver = !calendar.dayEnd(last).isAfter(asOf);
    return calendar.workingDaysAfter(day, isOver ? last : last.minusDays(1));
  }

  private List<Owed> allOwed() {
    List<Owed> all = new ArrayList<>(open(true));
    all.addAll(open(false));
    return all;
  }

  private static List<Bucket> ageing(List<Owed> open, List<Owed> nonAccruing) {
    long[] sums = new long[Ageing.LABELS.size()];
    open.forEach(owed -> sums[Ageing.bucket(owed.ageDays())] += owed.balance());
    nonAccruing.forEach(owed -> sums[Ageing.bucket(owed.ageDays())] += owed.balance());
    List<Bucket> ageing = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      ageing.add(new Bucket(Ageing.LABELS.get(i), sums[i]));
    }
    return ageing;
  }

  /** Where the balance sits: between the tools of what precedes an item and the item's own. */
  private List<Seam> seams() {
    Map<String, Long> sums = new TreeMap<>();
    for (List<Entry> entries : byLiability.values()) {
      if (owed(entries) != 0) {
        sums.merge(about(entries).seam(), owed(entries), Long::sum);
      }
    }
    List<Seam> seams = new ArrayList<>();
    sums.forEach((label, balance) -> seams.add(new Seam(label, balance)));
    seams.sort(Comparator.comparingLong(Seam::balance).reversed().thenComparing(Seam::label));
    return seams;
  }

  private static long delayDays(List<Owed> owed) {
    return owed.stream().mapToLong(Owed::delayDays).sum();
  }
}
