package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.ledger.Statement.Bucket;
import dev.paydown.brain.ledger.Statement.Line;
import dev.paydown.brain.ledger.Statement.Owed;
import dev.paydown.brain.ledger.Statement.Seam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws up a week's statement from the entries alone. Drawing one up changes nothing, and a closed
 * week's figures never change, since no entry is ever booked into one.
 */
public final class Statements {
  /** The last day of each bucket but the last, in working days since opened. */
  private static final int[] BUCKETS = {2, 5, 10, 20};

  private static final List<String> LABELS = List.of("0–2", "3–5", "6–10", "11–20", "over 20");

  private Statements() {}

  /**
   * The statement of a week.
   *
   * @param week such as {@code 2026-W45}
   * @throws IllegalArgumentException if that is no week, or one that has not begun
   */
  public static Statement of(WorkspaceState state, String week) {
    return of(Picture.of(state), Weeks.parse(week));
  }

  /** The statement of the week that begins on a Monday. */
  public static Statement of(Picture picture, LocalDate monday) {
    WorkCalendar calendar = picture.calendars().workspace();
    Instant from = Weeks.begins(calendar, monday);
    Instant to = Weeks.begins(calendar, monday.plusWeeks(1));
    if (from.isAfter(picture.now())) {
      throw new IllegalArgumentException(
          "the week " + Weeks.label(monday) + " has not begun: it is " + picture.now());
    }
    boolean provisional = picture.now().isBefore(to);
    Instant asOf = provisional ? picture.now() : to;
    List<Entry> before = new ArrayList<>();
    List<Entry> within = new ArrayList<>();
    for (Entry entry : picture.state().entries().values()) {
      if (entry.bookedAt().isBefore(from)) {
        before.add(entry);
      } else if (entry.bookedAt().isBefore(to) && !entry.bookedAt().isAfter(asOf)) {
        within.add(entry);
      }
    }
    within.sort(Comparator.comparing(Entry::bookedAt).thenComparing(Entry::id));
    List<Entry> all = new ArrayList<>(before);
    all.addAll(within);
    Balances closing = Balances.of(all);
    Balances.Balance moved = Balances.of(within).total();
    LocalDate last = provisional ? calendar.dayOf(asOf) : monday.plusDays(6);
    List<Owed> open = open(picture, closing, calendar, last);
    return new Statement(
        picture.state().workspace(),
        Weeks.label(monday),
        monday,
        monday.plusWeeks(1),
        calendar.zone(),
        asOf,
        provisional,
        Balances.of(before).total().owed(),
        moved.principal(),
        moved.interest(),
        moved.paid(),
        moved.writtenOff(),
        closing.total().owed(),
        ageing(open),
        lines(picture, within),
        open,
        seams(picture, open),
        picture.state().settingsNow().costPerHour());
  }

  private static List<Line> lines(Picture picture, List<Entry> entries) {
    List<Line> lines = new ArrayList<>();
    for (Entry entry : entries) {
      Liability liability = liability(picture, entry.liability());
      lines.add(new Line(entry, liability.kind(), liability.item()));
    }
    return lines;
  }

  private static Liability liability(Picture picture, String id) {
    Liability liability = picture.state().liabilities().get(id);
    if (liability == null) {
      throw new IllegalStateException("the ledger names a liability that is not held: " + id);
    }
    return liability;
  }

  private static List<Owed> open(
      Picture picture, Balances closing, WorkCalendar calendar, LocalDate last) {
    List<Owed> open = new ArrayList<>();
    for (Liability liability : picture.state().liabilities().values()) {
      long balance = closing.of(liability.id()).owed();
      if (balance != 0) {
        LocalDate opened = calendar.dayOf(liability.openedAt());
        open.add(
            new Owed(
                liability.id(),
                liability.kind(),
                liability.item(),
                balance,
                Math.max(0, calendar.daysAfter(opened, last)),
                liability.because()));
      }
    }
    open.sort(Comparator.comparingLong(Owed::balance).reversed().thenComparing(Owed::liability));
    return open;
  }

  private static List<Bucket> ageing(List<Owed> open) {
    long[] sums = new long[LABELS.size()];
    for (Owed owed : open) {
      int bucket = 0;
      while (bucket < BUCKETS.length && owed.ageDays() > BUCKETS[bucket]) {
        bucket++;
      }
      sums[bucket] += owed.balance();
    }
    List<Bucket> ageing = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      ageing.add(new Bucket(LABELS.get(i), sums[i]));
    }
    return ageing;
  }

  /** Where the balance sits: between the tools of what precedes an item and the item's own. */
  private static List<Seam> seams(Picture picture, List<Owed> open) {
    Map<String, Long> sums = new TreeMap<>();
    for (Owed owed : open) {
      String node = liability(picture, owed.liability()).node();
      sums.merge(seam(picture, node), owed.balance(), Long::sum);
    }
    List<Seam> seams = new ArrayList<>();
    sums.forEach((label, balance) -> seams.add(new Seam(label, balance)));
    seams.sort(Comparator.comparingLong(Seam::balance).reversed().thenComparing(Seam::label));
    return seams;
  }

  private static String seam(Picture picture, String node) {
    Item item = picture.graph().item(node);
    TreeSet<String> from = new TreeSet<>();
    for (Link link : picture.graph().blockersOf(node)) {
      from.add(picture.graph().item(link.from()).connection());
    }
    return from.isEmpty()
        ? "within " + item.connection()
        : String.join(", ", from) + " → " + item.connection();
  }
}
