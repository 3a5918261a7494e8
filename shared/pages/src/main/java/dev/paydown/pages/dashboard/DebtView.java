package dev.paydown.pages.dashboard;

import dev.paydown.brain.Picture;
import dev.paydown.brain.ledger.Ageing;
import dev.paydown.brain.ledger.Figure;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.brain.measure.Figures;
import dev.paydown.brain.measure.Measures;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.pages.Amounts;
import dev.paydown.pages.Text;
import dev.paydown.pages.Times;
import dev.paydown.pages.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the debt developed, where it sits, and what became of what was decided. */
record DebtView(
    List<TodayView.Headline> headlines,
    Columns balance,
    Columns flow,
    Shares ageing,
    Shares seams,
    Shares decided) {
  private static final int WEEKS = 13;
  private static final int LEAST_WEEKS = 4;
  private static final int MOST_SEAMS = 8;

  static DebtView of(Visit visit, Picture picture) {
    List<Statement> weeks = weeks(picture);
    Statement now = weeks.getLast();
    Measures measures = Measures.of(picture, WEEKS, Measures.By.TOOLS);
    return new DebtView(
        headlines(visit, now, measures.total()),
        balance(visit, weeks),
        flow(visit, weeks),
        ageing(visit, now),
        seams(visit, now),
        decided(measures));
  }

  /** The last weeks, the one under way included; those before anything was owed are left out. */
  private static List<Statement> weeks(Picture picture) {
    LocalDate last = Weeks.monday(picture.forecast().today());
    List<Statement> weeks = new ArrayList<>();
    for (int back = WEEKS - 1; back >= 0; back--) {
      Statement week = Statements.of(picture, last.minusWeeks(back));
      boolean isBlank = week.lines().isEmpty() && week.opening() == 0 && back >= LEAST_WEEKS;
      if (!weeks.isEmpty() || !isBlank) {
        weeks.add(week);
      }
    }
    return weeks;
  }

  private static List<TodayView.Headline> headlines(Visit visit, Statement now, Figures total) {
    return List.of(
        new TodayView.Headline(
            "Owed now",
            Amounts.of(now.closing()),
            "of working time",
            visit.board().figure(now.week(), new Figure.Closing())),
        new TodayView.Headline(
            "Delay caused",
            days(now.delayDays()),
            "to the work behind what is owed",
            visit.board().statement(now.week())),
        new TodayView.Headline(
            "Days saved",
            days(total.daysSaved()),
            "in " + WEEKS + " weeks: owners knew earlier that a start would not hold",
            ""),
        new TodayView.Headline(
            "Handoffs picked up",
            Integer.toString(total.handoffs().count()),
            total.handoffs().count() == 0
                ? "none in " + WEEKS + " weeks"
                : "half within "
                    + said(total.handoffs().medianSeconds())
                    + ", 85 in 100 within "
                    + said(total.handoffs().p85Seconds())
                    + " of working time",
            ""));
  }

  private static String said(OptionalLong seconds) {
    return seconds.isPresent() ? Amounts.rough(seconds.getAsLong()) : "no time known";
  }

  private static String days(long days) {
    return days == 1 ? "1 working day" : days + " working days";
  }

  private static Columns balance(Visit visit, List<Statement> weeks) {
    long from = weeks.getFirst().closing();
    long to = weeks.getLast().closing();
    return Columns.of(
        "balance",
        "Balance over time",
        "What was owed at the close of each week: "
            + Amounts.of(from)
            + " in the first shown, "
            + Amounts.of(to)
            + " now.",
        List.of("Closing balance"),
        weeks.stream()
            .map(
                week ->
                    new Columns.Amount(
                        label(week),
                        visit.board().figure(week.week(), new Figure.Closing()),
                        List.of(week.closing())))
            .toList());
  }

  private static Columns flow(Visit visit, List<Statement> weeks) {
    long in = weeks.stream().mapToLong(week -> week.incurred() + week.interest()).sum();
    long out = weeks.stream().mapToLong(week -> week.paid() + week.writtenOff()).sum();
    return Columns.of(
        "flow",
        "Inflow against paid",
        "In these weeks "
            + Amounts.of(in)
            + " came in (incurred and interest) and "
            + Amounts.of(out)
            + " went out (paid and written off).",
        List.of("Incurred and interest", "Paid and written off"),
        weeks.stream()
            .map(
                week ->
                    new Columns.Amount(
                        label(week),
                        visit.board().figure(week.week(), new Figure.Change()),
                        List.of(
                            week.incurred() + week.interest(), week.paid() + week.writtenOff())))
            .toList());
  }

  private static String label(Statement week) {
    return Times.shortDay(week.from()) + (week.provisional() ? " (so far)" : "");
  }

  private static Shares ageing(Visit visit, Statement now) {
    Map<LiabilityKind, long[]> byKind = new EnumMap<>(LiabilityKind.class);
    List<Statement.Owed> all = new ArrayList<>(now.open());
    all.addAll(now.nonAccruing());
    for (Statement.Owed owed : all) {
      byKind
              .computeIfAbsent(owed.kind(), any -> new long[Ageing.LABELS.size()])[
              Ageing.bucket(owed.ageDays())] +=
          owed.balance();
    }
    return Shares.of(
        "What is owed now, by kind and by working days since it opened",
        "Kind",
        Ageing.LABELS.stream().map(label -> label + " days").toList(),
        "Owed",
        byKind.entrySet().stream()
            .map(
                each -> {
                  List<Long> sizes =
                      IntStream.range(0, Ageing.LABELS.size())
                          .mapToObj(i -> each.getValue()[i])
                          .toList();
                  return new Shares.Amount(
                      Words.kind(each.getKey()),
                      visit.board().liabilities(each.getKey().label()),
                      sizes,
                      sizes.stream().map(size -> size == 0 ? "–" : Amounts.of(size)).toList(),
                      Amounts.of(sizes.stream().mapToLong(size -> size).sum()),
                      "");
                })
            .toList());
  }

  private static Shares seams(Visit visit, Statement now) {
    return Shares.of(
        "Where between tools the debt sits now, largest first",
        "Seam",
        List.of(),
        "Owed",
        now.seams().stream()
            .limit(MOST_SEAMS)
            .map(
                seam ->
                    new Shares.Amount(
                        Text.title(seam.label()),
                        "",
                        List.of(seam.balance()),
                        List.of(),
                        Amounts.of(seam.balance()),
                        visit.board().figure(now.week(), new Figure.AtSeam(seam.label()))))
            .toList());
  }

  private static Shares decided(Measures measures) {
    return Shares.of(
        "What was decided in each week, and what became of it by now, in items",
        "Week of",
        List.of("Done", "In flight", "Leaked"),
        "Decided",
        measures.weeks().stream()
            .filter(week -> week.figures().decided() > 0)
            .map(
                week -> {
                  Figures figures = week.figures();
                  List<Long> sizes =
                      List.of(
                          (long) figures.done(),
                          (long) figures.inFlight(),
                          (long) figures.leaked());
                  return new Shares.Amount(
                      Times.day(week.from()),
                      "",
                      sizes,
                      sizes.stream().map(String::valueOf).collect(Collectors.toList()),
                      Integer.toString(figures.decided()),
                      "");
                })
            .toList());
  }
}
