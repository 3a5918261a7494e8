package dev.paydown.pages;

import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Figure;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.pages.StatementView.Bar;
import dev.paydown.pages.StatementView.Group;
import dev.paydown.pages.StatementView.Owed;
import dev.paydown.pages.StatementView.Posting;
import dev.paydown.pages.StatementView.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a statement into words, for one reader. */
final class StatementWriter {
  private final Statement statement;
  private final Times times;
  private final Optional<Board> board;
  private final Optional<Money> rate;

  StatementWriter(Statement statement, Times times, Optional<Board> board, Optional<Money> rate) {
    this.statement = statement;
    this.times = times;
    this.board = board;
    this.rate = rate;
  }

  StatementView view(StatementView.Most most) {
    long adds =
        statement.opening()
            + statement.incurred()
            + statement.interest()
            - statement.paid()
            - statement.writtenOff();
    long aged = statement.ageing().stream().mapToLong(Statement.Bucket::balance).sum();
    long change = owed(statement.lines());
    boolean reconciles =
        adds == statement.closing()
            && aged == statement.closing()
            && change == statement.closing() - statement.opening();
    return new StatementView(
        "Statement of execution debt, " + week(statement),
        lead(),
        Times.day(statement.from())
            + " to "
            + Times.day(statement.to())
            + ", both at 00:00 "
            + Times.named(statement.zone()).getId(),
        times.at(statement.asOf()),
        statement.provisional(),
        summary(),
        reconciles
            ? "Checked: lines, ages and entries add up to the closing balance."
            : "This does not add up: the lines come to "
                + Amounts.of(adds)
                + ", the ages to "
                + Amounts.of(aged)
                + ", opening and entries to "
                + Amounts.of(statement.opening() + change)
                + "; the closing balance says "
                + Amounts.of(statement.closing())
                + ".",
        reconciles,
        bars(),
        Amounts.of(statement.closing()),
        groups(most.entries()),
        Amounts.signed(change),
        money(change),
        url(new Figure.Change()),
        seams(most.seams()),
        more(statement.seams(), most.seams()),
        statement.delayDays() == 0
            ? ""
            : "What is owed delays the work behind it by "
                + workingDays(statement.delayDays())
                + ".",
        owed(statement.open(), most.owed()),
        more(statement.open(), most.owed()),
        owed(statement.nonAccruing(), most.owed()),
        more(statement.nonAccruing(), most.owed()),
        basis(),
        rate.isPresent(),
        board.flatMap(at -> Link.of("Open the statement", at.statement(statement.week()))));
  }

  private String url(Figure figure) {
    return board.map(at -> at.figure(statement.week(), figure)).orElse("");
  }

  private String liability(String id) {
    return board.map(at -> at.liability(id)).orElse("");
  }

  private List<Owed> owed(List<Statement.Owed> owed, int most) {
    return owed.stream().limit(most).map(this::owed).toList();
  }

  private static String more(List<?> all, int most) {
    return all.size() > most ? "… and " + (all.size() - most) + " more." : "";
  }

  private static String workingDays(long days) {
    return days == 1 ? "1 working day" : days + " working days";
  }

  private String money(long seconds) {
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

  private String lead() {
    long change = statement.closing() - statement.opening();
    return Amounts.of(statement.closing())
        + " owed, "
        + (change == 0
            ? "the same as a week before."
            : Amounts.of(Math.abs(change))
                + (change > 0 ? " more" : " less")
                + " than a week before.");
  }

  private List<Row> summary() {
    return List.of(
        row("", "Opening balance", statement.opening(), new Figure.Opening()),
        row("+", "Incurred", statement.incurred(), new Figure.Incurred()),
        row("+", "Interest", statement.interest(), new Figure.Interest()),
        row("\u2212", "Paid", statement.paid(), new Figure.Paid()),
        row("\u2212", "Written off", statement.writtenOff(), new Figure.WrittenOff()),
        row("=", "Closing balance", statement.closing(), new Figure.Closing()));
  }

  private Row row(String sign, String label, long seconds, Figure figure) {
    return new Row(sign, label, Amounts.of(seconds), money(seconds), url(figure));
  }

  private List<Bar> bars() {
    List<Statement.Bucket> ageing = statement.ageing();
    long largest =
        Math.max(1, ageing.stream().mapToLong(Statement.Bucket::balance).max().orElse(1));
    return ageing.stream()
        .map(
            bucket ->
                new Bar(
                    Text.line(bucket.label(), 40),
                    Amounts.of(bucket.balance()),
                    money(bucket.balance()),
                    bucket.balance() <= 0
                        ? 0
                        : Math.max(1, Math.toIntExact(bucket.balance() * 100 / largest)),
                    url(new Figure.Aged(bucket.label()))))
        .toList();
  }

  private List<Group> groups(int mostEntries) {
    Map<LiabilityKind, List<Statement.Line>> byKind = new EnumMap<>(LiabilityKind.class);
    for (Statement.Line line : statement.lines()) {
      byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line);
    }
    int most = Math.max(1, mostEntries / Math.max(1, byKind.size()));
    return byKind.entrySet().stream()
        .map(each -> group(each.getKey(), each.getValue(), most))
        .toList();
  }

  private Group group(LiabilityKind kind, List<Statement.Line> lines, int most) {
    String behind = url(new Figure.OfKind(kind));
    List<Statement.Line> sorted =
        lines.stream()
            .sorted(
                Comparator.comparing((Statement.Line line) -> line.entry().bookedAt())
                    .thenComparing(line -> line.entry().id()))
            .toList();
    List<Posting> postings = new ArrayList<>();
    sorted.stream().limit(most).map(this::posting).forEach(postings::add);
    if (sorted.size() > most) {
      long rest = owed(sorted.subList(most, sorted.size()));
      postings.add(
          new Posting(
              "",
              "… and " + (sorted.size() - most) + " more entries",
              "",
              Amounts.signed(rest),
              money(rest),
              behind));
    }
    return new Group(
        Words.kind(kind),
        List.copyOf(postings),
        Amounts.signed(owed(lines)),
        money(owed(lines)),
        behind);
  }

  private static long owed(List<Statement.Line> lines) {
    return lines.stream().map(Statement.Line::entry).mapToLong(Entry::owed).sum();
  }

  private Posting posting(Statement.Line line) {
    Entry entry = line.entry();
    return new Posting(
        Times.day(entry.day()),
        Text.title(line.item()),
        Words.reason(entry.reason()),
        Amounts.signed(entry.owed()),
        money(entry.owed()),
        liability(entry.liability()));
  }

  private List<Row> seams(int most) {
    return statement.seams().stream()
        .limit(most)
        .map(
            seam ->
                row("", Text.title(seam.label()), seam.balance(), new Figure.AtSeam(seam.label())))
        .toList();
  }

  private Owed owed(Statement.Owed owed) {
    return new Owed(
        Text.title(owed.item()),
        Words.kind(owed.kind()),
        Text.line(owed.because(), Text.REMARK),
        owed.ageDays() == 1 ? "1 day" : owed.ageDays() + " days",
        owed.delayDays() == 0 ? "" : "Delays others by " + workingDays(owed.delayDays()),
        Amounts.of(owed.balance()),
        money(owed.balance()),
        liability(owed.liability()));
  }

  private List<String> basis() {
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
