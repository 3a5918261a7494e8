package dev.paydown.functions.api;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Unmatched;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Sweep;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The API's shapes: every field always there, null where there is nothing. */
final class Shapes {
  private Shapes() {}

  static Map<String, Object> item(Views.ItemView item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", item.id());
    json.put("kind", item.kind());
    json.put("title", item.title());
    json.put("url", item.url());
    json.put("owner", item.owner());
    json.put("status", item.status());
    json.put("percent", item.percent());
    json.put("start", item.start());
    json.put("due", item.due());
    json.put("committed", item.committed());
    json.put("forecastStart", item.forecastStart());
    json.put("forecast", item.forecast());
    json.put("slipDays", item.slipDays());
    json.put("links", item.links());
    return json;
  }

  static Map<String, Object> liability(Liability liability, Balances.Balance books) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", liability.id());
    json.put("kind", liability.kind().label());
    json.put("item", liability.item());
    json.put("root", liability.root());
    json.put("openedAt", liability.openedAt());
    json.put("state", liability.state().label());
    json.put("escalation", liability.escalation());
    json.put("principal", books.principal());
    json.put("interest", books.interest());
    json.put("paid", books.paid());
    json.put("balance", books.owed());
    json.put("because", liability.because());
    return json;
  }

  /**
   * A proposal.
   *
   * @param ids an item's id by its name in the graph
   */
  static Map<String, Object> proposal(Proposal proposal, UnaryOperator<String> ids) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", proposal.id());
    json.put("kind", proposal.kind().label());
    json.put("item", proposal.item());
    json.put("recipient", proposal.recipient());
    json.put("state", proposal.state().label());
    json.put("gate", proposal.gate().label());
    json.put("expiresAt", proposal.expiresAt());
    json.put("outcome", proposal.outcome());
    json.put("moves", proposal.moves().stream().map(move -> move(move, ids)).toList());
    return json;
  }

  private static Map<String, Object> move(Move move, UnaryOperator<String> ids) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", move.id());
    json.put("action", move.action().label());
    json.put("item", move.item());
    json.put("field", move.field());
    json.put("from", move.from());
    json.put("to", move.to());
    json.put("cause", move.cause().map(ids));
    json.put("state", move.state().label());
    return json;
  }

  static Map<String, Object> somebody(Unmatched.Somebody somebody) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("alias", somebody.alias());
    json.put("name", somebody.name());
    json.put("items", somebody.items());
    return json;
  }

  static Map<String, Object> reference(Unmatched.Reference reference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", reference.from());
    json.put("to", reference.to());
    json.put("kind", reference.kind().name().toLowerCase(Locale.ROOT));
    return json;
  }

  static Map<String, Object> kept(Quarantine.Kept kept) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", kept.at());
    json.put("connection", kept.connection());
    json.put("reason", kept.reason());
    return json;
  }

  /** Without its secrets. */
  static Map<String, Object> connection(
      Connection connection,
      String deliveryUrl,
      Optional<Instant> lastSaidAt,
      Optional<Sweep> sweep) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", connection.id());
    json.put("tool", connection.tool());
    json.put("name", connection.name());
    json.put("deliveryUrl", deliveryUrl);
    json.put("baseUrl", connection.baseUrl());
    json.put("callbackUrl", connection.callbackUrl());
    json.put("lastSaidAt", lastSaidAt);
    json.put("awaitsSecretUntil", connection.handshakeUntil());
    json.put("places", connection.places());
    json.put("heard", connection.heard());
    json.put("sweep", sweep.map(Shapes::sweep));
    return json;
  }

  private static Map<String, Object> sweep(Sweep sweep) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("through", sweep.through());
    json.put("startedAt", sweep.run().startedAt());
    json.put("dueAt", sweep.dueAt());
    json.put("listed", sweep.run().listed());
    json.put("read", sweep.run().read());
    json.put("hooksUntil", sweep.hooksUntil());
    json.put("trouble", sweep.trouble());
    return json;
  }

  /** One page of a list, and the cursor of the next where there is more. */
  static Map<String, Object> listed(String name, List<?> rows, Optional<String> next) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(name, rows);
    next.ifPresent(cursor -> json.put("next", cursor));
    return json;
  }
}
