package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WhatIf;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.LastSaid;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Unmatched;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.measure.Measures;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what stands in a workspace. */
final class Reads {
  private static final int WHAT_IF_DAYS_MAX = 1_000;
  private static final int USUAL_WEEKS = 13;
  private static final int MOST_WEEKS = 104;
  private final Deployment deployment;
  private final Views views;

  Reads(Deployment deployment, Views views) {
    this.deployment = deployment;
    this.views = views;
  }

  APIGatewayV2HTTPResponse items(String workspace, Request request) {
    return page(
        Listing.page(
            "items", views.items(state(workspace)), Views.ItemView::id, Shapes::item, request));
  }

  APIGatewayV2HTTPResponse item(String workspace, Request request) {
    String id = request.query("id").orElseThrow(() -> new Invalid("id", "is missing"));
    Optional<Views.ItemView> found =
        views.items(state(workspace)).stream().filter(item -> item.id().equals(id)).findFirst();
    return found
        .map(item -> page(Shapes.listed("items", List.of(Shapes.item(item)), Optional.empty())))
        .orElseGet(() -> Answers.problem(404, "Not found", "no item has that id"));
  }

  APIGatewayV2HTTPResponse whatIf(String workspace, Request request) {
    String id = request.query("item").orElseThrow(() -> new Invalid("item", "is missing"));
    String said = request.query("days").orElseThrow(() -> new Invalid("days", "is missing"));
    int days = Fields.as("days", said, "a whole number of working days", Integer::parseInt);
    if (Math.abs(days) > WHAT_IF_DAYS_MAX) {
      throw new Invalid("days", "is more than " + WHAT_IF_DAYS_MAX + " either way");
    }
    WorkspaceState state = state(workspace);
    Optional<Item> item = Picture.of(state).graph().named(id);
    if (item.isEmpty()) {
      return Answers.problem(404, "Not found", "no item has that id");
    }
    try {
      WhatIf then = WhatIf.of(state, item.get().node(), days);
      return page(WhatIfShape.of(then, node -> id(state, node)));
    } catch (IllegalArgumentException standsStill) {
      throw new Invalid("item", String.valueOf(standsStill.getMessage()));
    }
  }

  APIGatewayV2HTTPResponse liabilities(String workspace, Request request) {
    WorkspaceState state = state(workspace);
    Balances books = Balances.of(state.entries().values());
    return page(
        Listing.page(
            "liabilities",
            List.copyOf(state.liabilities().values()),
            Liability::id,
            each -> Shapes.liability(each, books.of(each.id())),
            request));
  }

  APIGatewayV2HTTPResponse proposals(String workspace, Request request) {
    WorkspaceState state = state(workspace);
    return page(
        Listing.page(
            "proposals",
            List.copyOf(state.proposals().values()),
            Proposal::id,
            proposal -> Shapes.proposal(proposal, node -> id(state, node)),
            request));
  }

  APIGatewayV2HTTPResponse statement(String workspace, Request request) {
    String week = week(request);
    return page(LedgerShapes.statement(views.statement(state(workspace), week)));
  }

  static String week(Request request) {
    String week = request.path("week");
    if (!week.matches("[0-9]{4}-W[0-9]{2}")) {
      throw new Invalid("week", "is not an ISO week such as 2026-W45");
    }
    Fields.as(
        "week",
        week,
        "an ISO week",
        text -> LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE));
    return week;
  }

  APIGatewayV2HTTPResponse liability(String workspace, Request request) {
    String id = request.query("id").orElseThrow(() -> new Invalid("id", "is missing"));
    WorkspaceState state = state(workspace);
    return views
        .explanation(state, id)
        .map(of -> page(LedgerShapes.explanation(of, state.settingsNow().costPerHour())))
        .orElseGet(() -> Answers.problem(404, "Not found", "no liability has that id"));
  }

  APIGatewayV2HTTPResponse measures(String workspace, Request request) {
    int weeks = request.query("weeks").map(Reads::weeks).orElse(USUAL_WEEKS);
    Measures.By by = request.query("by").map(Reads::by).orElse(Measures.By.TOOLS);
    return page(MeasureShapes.measures(views.measures(state(workspace), weeks, by), by));
  }

  private static int weeks(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_WEEKS) {
      throw new Invalid("weeks", "is not 1 to " + MOST_WEEKS);
    }
    return Integer.parseInt(text);
  }

  private static Measures.By by(String text) {
    return switch (text) {
      case "tools" -> Measures.By.TOOLS;
      case "areas" -> Measures.By.AREAS;
      default -> throw new Invalid("by", "is not tools or areas");
    };
  }

  APIGatewayV2HTTPResponse quarantine(String workspace, Request request) {
    return page(
        Listing.page(
            "quarantine",
            deployment.quarantine().list(workspace),
            Quarantine.Kept::id,
            Shapes::kept,
            request));
  }

  APIGatewayV2HTTPResponse connections(String workspace, Request request) {
    String publicUrl = request.address(deployment.publicUrl());
    Map<String, Instant> lastSaid = LastSaid.byConnection(state(workspace).items().values());
    return page(
        Listing.page(
            "connections",
            deployment.directory().connections(workspace),
            Connection::name,
            connection ->
                Shapes.connection(
                    connection,
                    deployment.deliveryUrl(publicUrl, connection),
                    Optional.ofNullable(lastSaid.get(connection.name())),
                    deployment.sweeps().find(new Sweeps.Of(workspace, connection.name()))),
            request));
  }

  /** Who and what the graph has heard of and cannot tell yet. */
  APIGatewayV2HTTPResponse unmatched(String workspace) {
    WorkspaceState state = state(workspace);
    Unmatched of = Unmatched.in(new Graph(state), state.aliases());
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("people", of.people().stream().map(Shapes::somebody).toList());
    shape.put("references", of.references().stream().map(Shapes::reference).toList());
    return page(shape);
  }

  APIGatewayV2HTTPResponse people(String workspace) {
    return Answers.json(200, PeopleJson.write(state(workspace).people().people()));
  }

  APIGatewayV2HTTPResponse settings(String workspace) {
    return Answers.json(200, SettingsJson.write(state(workspace).settingsNow()));
  }

  /** The id as people write it; the name in the graph while no key is known. */
  private static String id(WorkspaceState state, String node) {
    return Optional.ofNullable(state.items().get(node))
        .flatMap(
            item ->
                Optional.ofNullable(item.registers().get(ItemField.KEY))
                    .flatMap(Register::value)
                    .map(key -> item.own().connection() + ":" + key))
        .orElse(node);
  }

  private WorkspaceState state(String workspace) {
    return deployment.workspaces().load(workspace).orElseGet(() -> WorkspaceState.empty(workspace));
  }

  private static APIGatewayV2HTTPResponse page(Map<String, Object> shape) {
    return Answers.json(200, shape);
  }
}
