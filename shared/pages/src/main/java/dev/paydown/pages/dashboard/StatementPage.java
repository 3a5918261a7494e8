package dev.paydown.pages.dashboard;

import dev.paydown.brain.ledger.Behind;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Figure;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.pages.Amounts;
import dev.paydown.pages.StatementView;
import dev.paydown.pages.Text;
import dev.paydown.pages.Times;
import dev.paydown.pages.Words;
import java.util.List;
import java.util.Optional;

/**
 * A week's statement with the weeks beside it.
 *
 * @param before the address of the week before
 * @param after the address of the next; empty: it has not begun
 * @param opened the entries behind the figure that was asked for
 */
record StatementPage(
    StatementView account,
    String before,
    String after,
    String csv,
    String whole,
    Optional<Opened> opened) {

  /**
   * A figure with the entries that add up to it.
   *
   * @param before what the entries on the pages before come to; empty: there are none
   * @param after what those on the pages after come to; empty: there are none
   */
  record Opened(
      String name, String amount, List<Part> parts, String before, String after, Paging paging) {}

  /** One entry. */
  record Part(String day, String kind, String item, String url, String what, String amount) {}

  static StatementPage of(Visit visit, Statement statement, Optional<Behind> behind, Lists lists) {
    String week = statement.week();
    StatementView.Most most =
        new StatementView.Most(3 * lists.most(), lists.most() / 2 + 1, lists.most() / 2 + 1);
    return new StatementPage(
        StatementView.of(statement, visit.times(), Optional.of(visit.board()), most),
        visit.board().statement(Weeks.label(statement.from().minusWeeks(1))),
        statement.provisional()
            ? ""
            : visit.board().statement(Weeks.label(statement.from().plusWeeks(1))),
        visit.board().statement(week) + "/csv",
        visit.board().statement(week),
        behind.map(of -> opened(visit, of, lists)));
  }

  private static Opened opened(Visit visit, Behind behind, Lists lists) {
    Paging.Shown<Behind.Part> shown = lists.page("entries", behind.parts(), "entry", "entries");
    int next = shown.skipped() + shown.rows().size();
    return new Opened(
        name(behind.figure()),
        Amounts.of(behind.amount()),
        shown.rows().stream().map(part -> part(visit, part)).toList(),
        sum(behind.parts().subList(0, shown.skipped())),
        sum(behind.parts().subList(next, behind.parts().size())),
        shown.paging());
  }

  /** What entries that are not shown come to; empty where there are none. */
  private static String sum(List<Behind.Part> parts) {
    return parts.isEmpty()
        ? ""
        : Amounts.signed(parts.stream().mapToLong(Behind.Part::amount).sum());
  }

  private static Part part(Visit visit, Behind.Part part) {
    Entry entry = part.entry();
    return new Part(
        Times.day(entry.day()),
        Words.kind(entry.about().kind()),
        Text.title(entry.about().item()),
        visit.board().liability(entry.liability()),
        Words.reason(entry.reason()),
        Amounts.signed(part.amount()));
  }

  private static String name(Figure figure) {
    return switch (figure) {
      case Figure.Opening() -> "Opening balance";
      case Figure.Incurred() -> "Incurred";
      case Figure.Interest() -> "Interest";
      case Figure.Paid() -> "Paid";
      case Figure.WrittenOff() -> "Written off";
      case Figure.Closing() -> "Closing balance";
      case Figure.Change() -> "Change in the week";
      case Figure.Aged(var bucket) -> "Owed for " + Text.line(bucket, 40) + " working days";
      case Figure.AtSeam(var seam) -> "Owed at the seam " + Text.title(seam);
      case Figure.OfKind(var kind) -> Words.kind(kind) + ", change in the week";
    };
  }
}
