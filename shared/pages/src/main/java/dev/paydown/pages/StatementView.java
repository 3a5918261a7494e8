package dev.paydown.pages;

import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement of account as a mail shows it: every amount in words, nothing left to work out. */
record StatementView(
    String heading,
    String lead,
    String period,
    String asOf,
    boolean provisional,
    List<Row> summary,
    String check,
    boolean reconciles,
    List<Bar> ageing,
    String closing,
    List<Group> groups,
    String change,
    String changeMoney,
    List<Row> seams,
    String delay,
    List<Owed> open,
    String openMore,
    List<Owed> nonAccruing,
    String nonAccruingMore,
    List<String> basis,
    boolean priced,
    Optional<Link> dashboard) {
  private static final int MOST_SEAMS = 5;
  private static final int MOST_OPEN = 10;

  /** How many are listed at least, however heavy the mail. */
  private static final int LEAST_OPEN = 3;

  /** A named amount; the money is empty where no rate is set. */
  record Row(String sign, String label, String amount, String money) {}

  /** One ageing bucket; the width is 0 to 100. */
  record Bar(String label, String amount, String money, int width) {}

  /** All entries of one kind, and what they come to. */
  record Group(String kind, List<Posting> postings, String change, String money) {
    String sum() {
      return kind + ", change";
    }
  }

  /** One entry. */
  record Posting(String day, String item, String what, String amount, String money) {}

  /** One liability still owed; the delay is empty where it delays nobody. */
  record Owed(
      String item,
      String kind,
      String because,
      String age,
      String delay,
      String amount,
      String money) {}

  static StatementView of(
      Statement statement, Times times, Optional<String> dashboardUrl, int mostEntries) {
    Optional<Money> rate = statement.costPerHour().flatMap(Money::rate);
    int most = Math.clamp(mostEntries, LEAST_OPEN, MOST_OPEN);
    long adds =
        statement.opening()
            + statement.incurred()
            + statement.interest()
            - statement.paid()
            - statement.writtenOff();
    long aged = statement.ageing().stream().mapToLong(Statement.Bucket::balance).sum();
    boolean reconciles =
        adds == statement.closing()
            && aged == statement.closing()
            && owed(statement.lines()) == statement.closing() - statement.opening();
    return new StatementView(
        "Statement of execution debt, " + week(statement),
        lead(statement),
        Times.day(statement.from())
            + " to "
            + Times.day(statement.to())
            + ", both at 00:00 "
            + Times.named(statement.zone()).getId(),
        times.at(statement.asOf()),
        statement.provisional(),
        summary(statement, rate),
        reconciles
            ? "Checked: lines, ages and entries add up to the closing balance."
            : "This does not add up: the lines come to "
                + Amounts.of(adds)
                + ", the ages to "
                + Amounts.of(aged)
                + ", opening and entries to "
                + Amounts.of(statement.opening() + owed(statement.lines()))
                + "; the closing balance says "
                + Amounts.of(statement.closing())
                + ".",
        reconciles,
        bars(statement.ageing(), rate),
        Amounts.of(statement.closing()),
        groups(statement.lines(), mostEntries, rate),
        Amounts.signed(owed(statement.lines())),
        money(owed(statement.lines()), rate),
        seams(statement, rate),
        statement.delayDays() == 0
            ? ""
            : "What is owed delays the work behind it by "
                + workingDays(statement.delayDays())
                + ".",
        owed(statement.open(), most, rate),
        more(statement.open(), most),
        owed(statement.nonAccruing(), most, rate),
        more(statement.nonAccruing(), most),
        basis(rate),
        rate.isPresent(),
        dashboardUrl.flatMap(url -> Link.of("Open the statement", url)));
  }

  private static List<Owed> owed(List<Statement.Owed> owed, int most, Optional<Money> rate) {
    return owed.stream().limit(most).map(each -> owed(each, rate)).toList();
  }

  private static String more(List<Statement.Owed> owed, int most) {
    return owed.size() > most ? "… and " + (owed.size() - most) + " more." : "";
  }

  private static String workingDays(long days) {
    return days == 1 ? "1 working day" : days + " working days";
  }

  private static String money(long seconds, Optional<Money> rate) {
    return rate.map(each -> each.of(seconds)).orElse("");
  }

  /** {@code week 45 of 2026}, from {@code 2026-W45}. */
  static String week(Statement statement) {
    String week = Text.line(statement.week(), 12);
    int mark = week.indexOf("-W");
    return mark < 1
        ? "week " + week
        : "week " + week.substring(mark + 2) + " of " + week.substring(0, mark);
  }

  private static String lead(Statement statement) {
    long change = statement.closing() - statement.opening();
    return Amounts.of(statement.closing())
        + " owed, "
        + (change == 0
            ? "the same as a week before."
            : Amounts.of(Math.abs(change))
                + (change > 0 ? " more" : " less")
                + " than a week before.");
  }

  private static List<Row> summary(Statement statement, Optional<Money> rate) {
    return List.of(
        row("", "Opening balance", statement.opening(), rate),
        row("+", "Incurred", statement.incurred(), rate),
        row("+", "Interest", statement.interest(), rate),
        row("\u2212", "Paid", statement.paid(), rate),
        row("\u2212", "Written off", statement.writtenOff(), rate),
        row("=", "Closing balance", statement.closing(), rate));
  }

  private static Row row(String sign, String label, long seconds, Optional<Money> rate) {
    return new Row(sign, label, Amounts.of(seconds), money(seconds, rate));
  }

  private static List<Bar> bars(List<Statement.Bucket> ageing, Optional<Money> rate) {
    long largest =
        Math.max(1, ageing.stream().mapToLong(Statement.Bucket::balance).max().orElse(1));
    return ageing.stream()
        .map(
            bucket ->
                new Bar(
                    Text.line(bucket.label(), 40),
                    Amounts.of(bucket.balance()),
                    money(bucket.balance(), rate),
                    bucket.balance() <= 0
                        ? 0
                        : Math.max(1, Math.toIntExact(bucket.balance() * 100 / largest))))
        .toList();
  }

  private static List<Group> groups(
      List<Statement.Line> lines, int mostEntries, Optional<Money> rate) {
    Map<LiabilityKind, List<Statement.Line>> byKind = new EnumMap<>(LiabilityKind.class);
    for (Statement.Line line : lines) {
      byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line);
    }
    int most = Math.max(1, mostEntries / Math.max(1, byKind.size()));
    return byKind.entrySet().stream()
        .map(each -> group(each.getKey(), each.getValue(), most, rate))
        .toList();
  }

  private static Group group(
      LiabilityKind kind, List<Statement.Line> lines, int most, Optional<Money> rate) {
    List<Statement.Line> sorted =
        lines.stream()
            .sorted(
                Comparator.comparing((Statement.Line line) -> line.entry().bookedAt())
                    .thenComparing(line -> line.entry().id()))
            .toList();
    List<Posting> postings = new ArrayList<>();
    sorted.stream().limit(most).map(line -> posting(line, rate)).forEach(postings::add);
    if (sorted.size() > most) {
      long rest = owed(sorted.subList(most, sorted.size()));
      postings.add(
          new Posting(
              "",
              "… and " + (sorted.size() - most) + " more entries",
              "",
              Amounts.signed(rest),
              money(rest, rate)));
    }
    return new Group(
        Words.kind(kind),
        List.copyOf(postings),
        Amounts.signed(owed(lines)),
        money(owed(lines), rate));
  }

  private static long owed(List<Statement.Line> lines) {
    return lines.stream().map(Statement.Line::entry).mapToLong(Entry::owed).sum();
  }

  private static Posting posting(Statement.Line line, Optional<Money> rate) {
    Entry entry = line.entry();
    return new Posting(
        Times.day(entry.day()),
        Text.title(line.item()),
        Words.reason(entry.reason()),
        Amounts.signed(entry.owed()),
        money(entry.owed(), rate));
  }

  private static List<Row> seams(Statement statement, Optional<Money> rate) {
    return statement.seams().stream()
        .limit(MOST_SEAMS)
        .map(seam -> row("", Text.title(seam.label()), seam.balance(), rate))
        .toList();
  }

  private static Owed owed(Statement.Owed owed, Optional<Money> rate) {
    return new Owed(
        Text.title(owed.item()),
        Words.kind(owed.kind()),
        Text.line(owed.because(), Text.REMARK),
        owed.ageDays() == 1 ? "1 day" : owed.ageDays() + " days",
        owed.delayDays() == 0 ? "" : "Delays others by " + workingDays(owed.delayDays()),
        Amounts.of(owed.balance()),
        money(owed.balance(), rate));
  }

  private static List<String> basis(Optional<Money> rate) {
    List<String> basis = new ArrayList<>();
    basis.add("Amounts are working time, exact to the second.");
    basis.add("Ages are working days since the debt opened, by the workspace's calendar.");
    basis.add(
        "Delay is the sum, over the work behind it, of the working days by which the dates moved.");
    basis.add("Only root causes cost; what they delay is listed and free.");
    rate.ifPresent(
        money ->
            basis.add(
                "Money is time at "
                    + money.hourly()
                    + ", each line rounded by itself, half to even at the second decimal; the time is the"
                    + " account."));
    return List.copyOf(basis);
  }
}
