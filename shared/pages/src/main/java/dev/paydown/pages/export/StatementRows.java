package dev.paydown.pages.export;

import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Price;
import dev.paydown.brain.ledger.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement, row by row; all its sections share one set of columns. */
final class StatementRows {
  private final Statement statement;
  private final Optional<Price> price;
  private final List<Sheet.Row> rows = new ArrayList<>();

  StatementRows(Statement statement, Optional<Price> price) {
    this.statement = statement;
    this.price = price;
  }

  List<Sheet.Row> rows() {
    basis();
    account("opening", statement.opening(), Optional.of(statement.opening()));
    account("incurred", statement.incurred(), Optional.of(statement.incurred()));
    account("interest", statement.interest(), Optional.of(statement.interest()));
    account("paid", statement.paid(), Optional.of(-statement.paid()));
    account("written off", statement.writtenOff(), Optional.of(-statement.writtenOff()));
    account("closing", statement.closing(), Optional.empty());
    for (Statement.Bucket bucket : statement.ageing()) {
      balance("ageing", bucket.label() + " working days", bucket.balance());
    }
    for (Statement.Seam seam : statement.seams()) {
      balance("seam", seam.label(), seam.balance());
    }
    statement.open().forEach(owed -> owed("open", owed));
    statement.nonAccruing().forEach(owed -> owed("non-accruing", owed));
    statement.lines().forEach(this::entry);
    return List.copyOf(rows);
  }

  private void basis() {
    add(begin("basis", "begins").own(statement.from()).none(17));
    add(begin("basis", "ends before").own(statement.to()).none(17));
    add(begin("basis", "as of").none().own(statement.asOf()).none(16));
    add(begin("basis", "time zone").none(14).text(statement.zone().getId()).none(3));
    if (statement.provisional()) {
      add(begin("basis", "provisional").none(14).text("the week is not over").none(3));
    }
    price.ifPresent(
        rate ->
            add(
                begin("basis", "cost per hour")
                    .none(10)
                    .own(rate.perHour().toPlainString())
                    .none(3)
                    .text("each amount is rounded by itself")
                    .none(3)));
    if (statement.delayDays() > 0) {
      add(
          begin("basis", "delay downstream")
              .none(13)
              .own(statement.delayDays())
              .text("working days")
              .none(3));
    }
  }

  private void account(String label, long seconds, Optional<Long> owed) {
    add(amount(begin("account", label).none(8), seconds).own(owed).none(6));
  }

  private void balance(String section, String label, long seconds) {
    add(amount(begin(section, label).none(8), seconds).none(7));
  }

  private void owed(String section, Statement.Owed owed) {
    Cells cells =
        begin(section, "")
            .none(2)
            .text(owed.liability())
            .own(owed.kind().label())
            .text(owed.item())
            .none(3);
    add(
        amount(cells, owed.balance())
            .none()
            .own(owed.ageDays())
            .own(owed.delayDays())
            .text(owed.because())
            .none(3));
  }

  private void entry(Statement.Line line) {
    Entry entry = line.entry();
    Cells cells =
        begin("entry", "")
            .own(entry.day())
            .own(entry.bookedAt())
            .text(entry.liability())
            .own(line.kind().label())
            .text(line.item())
            .own(Csv.label(entry.reason()))
            .own(entry.debit().label())
            .own(entry.credit().label());
    add(
        amount(cells, entry.seconds())
            .own(entry.owed())
            .none(2)
            .text(entry.about().because())
            .text(entry.cause())
            .text(entry.reverses())
            .text(entry.id()));
  }

  private Cells begin(String section, String label) {
    return new Cells().text(statement.week()).own(section).text(label);
  }

  private Cells amount(Cells cells, long seconds) {
    return Csv.amount(cells, seconds, price);
  }

  /** A row is named by its number: a closed week is never rewritten. */
  private void add(Cells cells) {
    rows.add(new Sheet.Row(Integer.toString(rows.size() + 1), cells.line()));
  }
}
