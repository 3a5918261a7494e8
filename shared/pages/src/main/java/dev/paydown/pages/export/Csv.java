package dev.paydown.pages.export;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Price;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.pages.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tables for spreadsheets and scripts. Columns are named as the API names its fields. Every amount
 * stands as whole seconds, as {@code h:mm:ss}, and in money where an hour has a price, rounded by
 * itself. A cell of somebody's text never begins a formula; numbers stay numbers.
 */
public final class Csv {
  private static final List<String> AMOUNTS =
      List.of("principal", "interest", "paid", "writtenOff", "balance");

  private Csv() {}

  /** Every item with its dates, by id. */
  public static Sheet items(Picture picture) {
    return new Sheet(
        head(
            "id",
            "kind",
            "title",
            "url",
            "owner",
            "status",
            "percent",
            "start",
            "due",
            "committed",
            "forecastStart",
            "forecast",
            "slipDays",
            "drivenBy"),
        picture.graph().items().values().stream()
            .sorted(Comparator.comparing(Item::id).thenComparing(Item::node))
            .map(item -> new Sheet.Row(item.id(), item(picture, item)))
            .toList());
  }

  private static String item(Picture picture, Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    return new Cells()
        .text(item.id())
        .text(item.kind())
        .text(item.title())
        .text(item.url())
        .text(item.owner().filter(owner -> owner.indexOf('@') > 0))
        .own(item.status().label())
        .own(item.percent())
        .own(item.start())
        .own(item.due())
        .own(item.committed())
        .own(expected.start())
        .own(expected.finish())
        .own(picture.slipDays(item))
        .text(expected.drivenBy().map(node -> picture.graph().item(node).id()))
        .line();
  }

  /** Every liability with what it cost and still owes, closed ones too, by id. */
  public static Sheet liabilities(WorkspaceState state) {
    Optional<Price> price = price(state.settingsNow().costPerHour());
    Balances books = Balances.of(state.entries().values());
    List<String> names =
        new ArrayList<>(
            List.of(
                "id",
                "kind",
                "item",
                "root",
                "state",
                "openedAt",
                "endedAt",
                "escalatedAt",
                "escalatedTo",
                "because"));
    AMOUNTS.forEach(name -> names.addAll(List.of(name + "Seconds", name + "Time", name + "Money")));
    return new Sheet(
        head(names.toArray(String[]::new)),
        state.liabilities().values().stream()
            .map(each -> new Sheet.Row(each.id(), liability(each, books.of(each.id()), price)))
            .toList());
  }

  private static String liability(
      Liability liability, Balances.Balance books, Optional<Price> price) {
    Cells cells =
        new Cells()
            .text(liability.id())
            .own(liability.kind().label())
            .text(liability.item())
            .text(liability.root())
            .own(liability.state().label())
            .own(liability.openedAt())
            .own(liability.endedAt())
            .own(liability.escalation().map(Liability.Escalation::at))
            .text(liability.escalation().map(Liability.Escalation::to))
            .text(liability.because());
    amount(cells, books.principal(), price);
    amount(cells, books.interest(), price);
    amount(cells, books.paid(), price);
    amount(cells, books.writtenOff(), price);
    amount(cells, books.owed(), price);
    return cells.line();
  }

  /**
   * One week's account. Each row names its week and section: {@code basis}, {@code account}, {@code
   * ageing}, {@code seam}, {@code open}, {@code non-accruing} and {@code entry}. {@code
   * owedSeconds} is what a row adds to what is owed: those of the account add up to its closing,
   * those of the entries to what the week changed.
   */
  public static Sheet statement(Statement statement) {
    return new Sheet(
        head(
            "week",
            "section",
            "label",
            "day",
            "at",
            "liability",
            "kind",
            "item",
            "reason",
            "debit",
            "credit",
            "seconds",
            "time",
            "money",
            "owedSeconds",
            "ageDays",
            "delayDays",
            "note",
            "cause",
            "reverses",
            "entry"),
        new StatementRows(statement, price(statement.costPerHour())).rows());
  }

  private static Optional<Price> price(Optional<String> costPerHour) {
    return costPerHour.flatMap(Money::rate).map(rate -> new Price(rate.perHour()));
  }

  private static String head(String... names) {
    return String.join(",", names) + "\r\n";
  }

  /** Seconds, hours and money. */
  static Cells amount(Cells cells, long seconds, Optional<Price> price) {
    return cells
        .own(seconds)
        .own(time(seconds))
        .own(price.map(each -> each.of(seconds)).map(BigDecimal::toPlainString));
  }

  /** {@code 1:09:00}: hours, minutes and seconds of working time. */
  private static String time(long seconds) {
    long all = Math.abs(seconds);
    return String.format(
        Locale.ROOT, "%s%d:%02d:%02d", seconds < 0 ? "-" : "", all / 3600, all / 60 % 60, all % 60);
  }

  /** {@code write-off}. */
  static String label(Entry.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
