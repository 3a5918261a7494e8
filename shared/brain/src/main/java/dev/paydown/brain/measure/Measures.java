package dev.paydown.brain.measure;

import dev.paydown.brain.Picture;
import dev.paydown.brain.ledger.Weeks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How much of what was decided got done, how fast work was handed over and what was dropped: by ISO
 * week, by calendar quarter and by seam, never by person. Days are the workspace's.
 *
 * @param asOf what is known by then
 * @param weeks oldest first, the one under way last
 * @param quarters those that the weeks touch, each whole up to now
 * @param seams over the weeks together, by name
 * @param total over the weeks together
 */
public record Measures(
    Instant asOf, List<Period> weeks, List<Period> quarters, List<Seam> seams, Figures total) {
  public Measures {
    weeks = List.copyOf(weeks);
    quarters = List.copyOf(quarters);
    seams = List.copyOf(seams);
  }

  /** What a seam is between. */
  public enum By {
    TOOLS,
    AREAS
  }

  /**
   * A stretch of days.
   *
   * @param label {@code 2026-W45} or {@code 2026-Q4}
   * @param to the day it ends before
   */
  public record Period(String label, LocalDate from, LocalDate to, Figures figures) {}

  /** One seam. */
  public record Seam(String label, Figures figures) {}

  /**
   * Measures the weeks up to now.
   *
   * @param weeks how many, at least 1
   */
  public static Measures of(Picture picture, int weeks, By by) {
    if (weeks < 1) {
      throw new IllegalArgumentException("weeks is " + weeks + ", which is not 1 or more");
    }
    List<Happened> all = new Survey(picture, by).all();
    LocalDate today = picture.forecast().today();
    LocalDate last = today.minusDays(today.getDayOfWeek().getValue() - 1L);
    LocalDate first = last.minusWeeks(weeks - 1L);
    List<Period> byWeek = new ArrayList<>();
    for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
      byWeek.add(period(Weeks.label(monday), monday, monday.plusWeeks(1), all));
    }
    List<Period> byQuarter = new ArrayList<>();
    for (LocalDate day = quarter(first); !day.isAfter(today); day = day.plusMonths(3)) {
      String label =
          String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      byQuarter.add(period(label, day, day.plusMonths(3), all));
    }
    List<Happened> within = within(first, last.plusWeeks(1), all);
    TreeMap<String, List<Happened>> bySeam = new TreeMap<>();
    within.forEach(one -> bySeam.computeIfAbsent(one.seam(), any -> new ArrayList<>()).add(one));
    List<Seam> seams = new ArrayList<>();
    bySeam.forEach((label, happened) -> seams.add(new Seam(label, Figures.of(happened))));
    return new Measures(picture.now(), byWeek, byQuarter, seams, Figures.of(within));
  }

  private static LocalDate quarter(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1);
  }

  private static Period period(String label, LocalDate from, LocalDate to, List<Happened> all) {
    return new Period(label, from, to, Figures.of(within(from, to, all)));
  }

  private static List<Happened> within(LocalDate from, LocalDate to, List<Happened> all) {
    return all.stream().filter(one -> !one.day().isBefore(from) && one.day().isBefore(to)).toList();
  }
}
