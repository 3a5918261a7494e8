package dev.paydown.functions.dashboard;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.graph.Around;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.LastSaid;
import dev.paydown.brain.graph.Unmatched;
import dev.paydown.brain.ledger.Behind;
import dev.paydown.brain.ledger.BookCalendar;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Figure;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.brain.store.Directory;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.SessionReader;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.pages.dashboard.Dashboard;
import dev.paydown.pages.dashboard.ItemFilter;
import dev.paydown.pages.dashboard.LiabilityFilter;
import dev.paydown.pages.dashboard.Visit;
import dev.paydown.pages.export.Csv;
import dev.paydown.pages.export.GraphText;
import dev.paydown.pages.export.Sheet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each page of the dashboard, for somebody who was let in. */
final class Boards {
  private static final int LEVELS = 3;
  private static final int MOST_NODES = 200;
  private static final int LONGEST_QUERY = 200;

  /** By which spreadsheets that open a kept file tell UTF-8 from what their system writes. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A function answers with at most 6 MB; a character is at most three bytes. */
  private static final int LARGEST_FILE = 2_000_000;

  private final SessionReader sessions;
  private final Directory directory;
  private final Sweeps sweeps;
  private final Quarantine quarantine;

  Boards(SessionReader sessions, Directory directory, Sweeps sweeps, Quarantine quarantine) {
    this.sessions = sessions;
    this.directory = directory;
    this.sweeps = sweeps;
    this.quarantine = quarantine;
  }

  APIGatewayV2HTTPResponse show(Request request, Door.Guest guest) {
    Visit visit = guest.visit();
    WorkspaceState state = guest.state();
    return switch (request.routeKey()) {
      case "GET /w/{workspace}" -> page(Dashboard.today(visit, Picture.of(state), request::query));
      case "GET /w/{workspace}/debt" -> page(Dashboard.debt(visit, Picture.of(state)));
      case "GET /w/{workspace}/liabilities" ->
          page(Dashboard.liabilities(visit, state, liabilities(request), request::query));
      case "GET /w/{workspace}/liabilities/csv" ->
          csv(visit, "liabilities", Csv.liabilities(state));
      case "GET /w/{workspace}/liability" -> liability(visit, state, request);
      case "GET /w/{workspace}/items" ->
          page(Dashboard.items(visit, Picture.of(state), items(request), request::query));
      case "GET /w/{workspace}/items/csv" -> csv(visit, "items", Csv.items(Picture.of(state)));
      case "GET /w/{workspace}/item" -> item(visit, state, request);
      case "GET /w/{workspace}/graph" -> graph(visit, state, request);
      case "GET /w/{workspace}/statements" -> latest(visit, state);
      case "GET /w/{workspace}/statements/{week}" -> statement(visit, state, request);
      case "GET /w/{workspace}/statements/{week}/csv" -> statementCsv(visit, state, request);
      case "GET /w/{workspace}/connections" -> connections(visit, state, request);
      case "GET /w/{workspace}/feeds" ->
          page(
              Dashboard.feeds(
                  visit,
                  sessions.feedsOf(state.workspace(), visit.reader().email()),
                  Optional.empty()));
      default -> nothing(visit, "There is no such page.");
    };
  }

  private static APIGatewayV2HTTPResponse liability(
      Visit visit, WorkspaceState state, Request request) {
    return Explanation.of(state, asked(request, "id"))
        .map(of -> page(Dashboard.liability(visit, state, of, request::query)))
        .orElseGet(() -> nothing(visit, "No liability has that id."));
  }

  private static APIGatewayV2HTTPResponse item(Visit visit, WorkspaceState state, Request request) {
    Picture picture = Picture.of(state);
    return named(picture, asked(request, "id"))
        .map(item -> page(Dashboard.item(visit, picture, item, request::query)))
        .orElseGet(() -> nothing(visit, "No item has that id."));
  }

  private static Optional<Item> named(Picture picture, String id) {
    return id.isEmpty() ? Optional.empty() : picture.graph().named(id);
  }

  private static APIGatewayV2HTTPResponse graph(
      Visit visit, WorkspaceState state, Request request) {
    Picture picture = Picture.of(state);
    Optional<Item> item = named(picture, asked(request, "id"));
    if (item.isEmpty()) {
      return nothing(visit, "No item has that id.");
    }
    Around around = Around.of(picture.graph(), item.get().node(), LEVELS, MOST_NODES);
    return switch (asked(request, "format")) {
      case "mermaid" ->
          Answers.file(
              "text/plain; charset=utf-8", "graph.mmd", GraphText.mermaid(picture, around));
      case "dot" ->
          Answers.file("text/plain; charset=utf-8", "graph.dot", GraphText.dot(picture, around));
      default -> nothing(visit, "The format is mermaid or dot.");
    };
  }

  /** The week under way. */
  private static APIGatewayV2HTTPResponse latest(Visit visit, WorkspaceState state) {
    Instant now = state.now();
    String week = Weeks.label(BookCalendar.of(state, now).dayOf(now));
    return Answers.empty(303, Map.of("location", visit.board().statement(week)));
  }

  private static APIGatewayV2HTTPResponse statement(
      Visit visit, WorkspaceState state, Request request) {
    Optional<Statement> statement = statement(state, request.path("week"));
    if (statement.isEmpty()) {
      return noWeek(visit);
    }
    Optional<Behind> behind =
        request
            .query("figure")
            .flatMap(Figure::of)
            .map(figure -> Statements.behind(state, statement.get().week(), figure));
    return page(Dashboard.statement(visit, statement.get(), behind, request::query));
  }

  private static APIGatewayV2HTTPResponse statementCsv(
      Visit visit, WorkspaceState state, Request request) {
    return statement(state, request.path("week"))
        .map(of -> csv(visit, "statement-" + of.week(), Csv.statement(of)))
        .orElseGet(() -> noWeek(visit));
  }

  private static Optional<Statement> statement(WorkspaceState state, String week) {
    try {
      return Optional.of(Statements.of(state, week));
    } catch (IllegalArgumentException noWeekOrNotBegun) {
      return Optional.empty();
    }
  }

  private static APIGatewayV2HTTPResponse noWeek(Visit visit) {
    return nothing(visit, "That is no week, such as 2026-W45, or it has not begun.");
  }

  private APIGatewayV2HTTPResponse connections(Visit visit, WorkspaceState state, Request request) {
    Map<String, Instant> lastSaid = LastSaid.byConnection(state.items().values());
    List<Dashboard.Known> known =
        directory.connections(state.workspace()).stream()
            .map(
                each ->
                    new Dashboard.Known(
                        each,
                        Optional.ofNullable(lastSaid.get(each.name())),
                        sweeps.find(new Sweeps.Of(state.workspace(), each.name()))))
            .toList();
    return page(
        Dashboard.connections(
            visit,
            known,
            quarantine.list(state.workspace()),
            Unmatched.in(new Graph(state), state.aliases()),
            request::query));
  }

  private static ItemFilter items(Request request) {
    return new ItemFilter(
        asked(request, "q"),
        asked(request, "status"),
        asked(request, "tool"),
        asked(request, "owner"),
        asked(request, "late").equals("yes"));
  }

  private static LiabilityFilter liabilities(Request request) {
    return new LiabilityFilter(
        asked(request, "q"),
        asked(request, "kind"),
        request.query("state").isPresent() ? asked(request, "state") : "open",
        asked(request, "roots").equals("yes"));
  }

  private static String asked(Request request, String name) {
    String value = request.query(name).orElse("").strip();
    return value.length() <= LONGEST_QUERY || name.equals("id")
        ? value
        : value.substring(0, LONGEST_QUERY);
  }

  private static APIGatewayV2HTTPResponse csv(Visit visit, String name, Sheet sheet) {
    String text = sheet.text();
    return text.length() > LARGEST_FILE
        ? nothing(visit, "The table is too large for a page: ./paydown export takes it out.")
        : Answers.file(
            "text/csv; charset=utf-8; header=present", name + ".csv", BYTE_ORDER_MARK + text);
  }

  private static APIGatewayV2HTTPResponse page(String html) {
    return Answers.page(200, html, Dashboard.STYLE_HASH);
  }

  private static APIGatewayV2HTTPResponse nothing(Visit visit, String what) {
    return Answers.page(404, Dashboard.nothing(visit, what), Dashboard.STYLE_HASH);
  }
}
