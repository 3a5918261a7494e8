package dev.paydown.functions.api;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Happening;
import dev.paydown.brain.ledger.Price;
import dev.paydown.brain.ledger.Statement;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger as the API shows it. Money is a decimal number written as text, so that no reader's
 * floating point touches it; null where the workspace names no cost per hour.
 */
final class LedgerShapes {
  private LedgerShapes() {}

  static Map<String, Object> statement(Statement statement) {
    Optional<Price> price = statement.costPerHour().map(Price::of);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("week", statement.week());
    json.put("from", statement.from());
    json.put("to", statement.to());
    json.put("asOf", statement.asOf());
    json.put("provisional", statement.provisional());
    json.put("opening", statement.opening());
    json.put("incurred", statement.incurred());
    json.put("interest", statement.interest());
    json.put("paid", statement.paid());
    json.put("writtenOff", statement.writtenOff());
    json.put("closing", statement.closing());
    json.put("delayDays", statement.delayDays());
    json.put("costPerHour", statement.costPerHour());
    json.put("money", price.map(each -> money(each, statement)));
    json.put(
        "ageing",
        statement.ageing().stream()
            .map(bucket -> row("bucket", bucket.label(), bucket.balance(), price))
            .toList());
    json.put("open", statement.open().stream().map(each -> owed(each, price)).toList());
    json.put(
        "nonAccruing", statement.nonAccruing().stream().map(each -> owed(each, price)).toList());
    json.put(
        "seams",
        statement.seams().stream()
            .map(seam -> row("seam", seam.label(), seam.balance(), price))
            .toList());
    json.put(
        "entries",
        statement.lines().stream()
            .map(line -> entry(line.entry(), line.kind().label(), line.item(), price))
            .toList());
    return json;
  }

  private static Map<String, Object> money(Price price, Statement statement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("opening", text(price.of(statement.opening())));
    json.put("incurred", text(price.of(statement.incurred())));
    json.put("interest", text(price.of(statement.interest())));
    json.put("paid", text(price.of(statement.paid())));
    json.put("writtenOff", text(price.of(statement.writtenOff())));
    json.put("closing", text(price.of(statement.closing())));
    return json;
  }

  private static String text(BigDecimal amount) {
    return amount.toPlainString();
  }

  private static Optional<String> money(Optional<Price> price, long seconds) {
    return price.map(each -> text(each.of(seconds)));
  }

  private static Map<String, Object> row(
      String name, String label, long balance, Optional<Price> price) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(name, label);
    json.put("balance", balance);
    json.put("money", money(price, balance));
    return json;
  }

  private static Map<String, Object> owed(Statement.Owed owed, Optional<Price> price) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("liability", owed.liability());
    json.put("kind", owed.kind().label());
    json.put("item", owed.item());
    json.put("balance", owed.balance());
    json.put("money", money(price, owed.balance()));
    json.put("ageDays", owed.ageDays());
    json.put("delayDays", owed.delayDays());
    json.put("because", owed.because());
    return json;
  }

  private static Map<String, Object> entry(
      Entry entry, String kind, String item, Optional<Price> price) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entry.id());
    json.put("liability", entry.liability());
    json.put("kind", kind);
    json.put("item", item);
    json.put("day", entry.day());
    json.put("bookedAt", entry.bookedAt());
    json.put("reason", entry.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("debit", entry.debit().label());
    json.put("credit", entry.credit().label());
    json.put("seconds", entry.seconds());
    json.put("money", money(price, entry.seconds()));
    json.put("cause", entry.cause());
    json.put("reverses", entry.reverses());
    return json;
  }

  /** A liability with everything behind its balance. */
  static Map<String, Object> explanation(Explanation of, Optional<String> costPerHour) {
    Optional<Price> price = costPerHour.map(Price::of);
    Liability liability = of.liability();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("liability", Shapes.liability(liability, of.balance()));
    json.put("writtenOff", of.balance().writtenOff());
    json.put("money", money(price, of.balance().owed()));
    json.put("endedAt", liability.endedAt());
    json.put("delayDays", of.delayDays());
    json.put("root", of.root().map(LedgerShapes::named));
    json.put("derived", of.derived().stream().map(LedgerShapes::named).toList());
    json.put("entries", lines(of.lines(), price));
    json.put("events", of.events().stream().map(LedgerShapes::event).toList());
    return json;
  }

  private static List<Map<String, Object>> lines(
      List<Explanation.Line> lines, Optional<Price> price) {
    return lines.stream()
        .map(
            line -> {
              Entry entry = line.entry();
              String kind = entry.about().kind().label();
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("entry", entry(entry, kind, entry.about().item(), price));
              json.put("why", line.why());
              json.put("balance", line.balance());
              return json;
            })
        .toList();
  }

  private static Map<String, Object> named(Liability liability) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", liability.id());
    json.put("kind", liability.kind().label());
    json.put("item", liability.item());
    json.put("state", liability.state().label());
    json.put("because", liability.because());
    return json;
  }

  private static Map<String, Object> event(Happening event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", event.event());
    json.put("at", event.at());
    json.put("item", event.item());
    json.put("what", event.what());
    return json;
  }
}
