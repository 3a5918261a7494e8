package dev.paydown.pages.dashboard;

import dev.paydown.brain.ledger.Behind;
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

  /** A figure with the entries that add up to it. */
  record Opened(String name, String amount, List<Part> parts) {}

  /** One entry. */
  record Part(String day, String kind, String item, String url, String what, String amount) {}

  static StatementPage of(Visit visit, Statement statement, Optional<Behind> behind) {
    String week = statement.week();
    return new StatementPage(
        StatementView.of(statement, visit.times(), Optional.of(visit.board()), StatementView.WHOLE),
        visit.board().statement(Weeks.label(statement.from().minusWeeks(1))),
        statement.provisional()
            ? ""
            : visit.board().statement(Weeks.label(statement.from().plusWeeks(1))),
        visit.board().statement(week) + "/csv",
        visit.board().statement(week),
        behind.map(of -> opened(visit, of)));
  }

  private static Opened opened(Visit visit, Behind behind) {
    return new Opened(
        name(behind.figure()),
        Amounts.of(behind.amount()),
        behind.parts().stream()
            .map(
                part ->
                    new Part(
                        Times.day(part.entry().day()),
                        Words.kind(part.entry().about().kind()),
                        Text.title(part.entry().about().item()),
                        visit.board().liability(part.entry().liability()),
                        Words.reason(part.entry().reason()),
                        Amounts.signed(part.amount())))
            .toList());
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
