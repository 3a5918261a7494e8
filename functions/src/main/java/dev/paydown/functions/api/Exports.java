package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.graph.Around;
import dev.paydown.brain.graph.Item;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.pages.export.Csv;
import dev.paydown.pages.export.GraphText;
import dev.paydown.pages.export.Sheet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What stands in a workspace, as tables and graphs for other programs. */
final class Exports {
  private static final int USUAL_LEVELS = 2;
  private static final int MOST_LEVELS = 10;
  private static final int USUAL_ITEMS = 60;
  private static final int MOST_ITEMS = 500;
  private final Deployment deployment;
  private final Views views;
  private final int mostBytes;

  Exports(Deployment deployment, Views views) {
    this(deployment, views, TextPage.MOST_BYTES);
  }

  Exports(Deployment deployment, Views views, int mostBytes) {
    this.deployment = deployment;
    this.views = views;
    this.mostBytes = mostBytes;
  }

  /** Whether the list is asked for as a table. */
  static boolean isCsv(Request request) {
    return switch (request.query("format").orElse("json")) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw new Invalid("format", "is not json or csv");
    };
  }

  APIGatewayV2HTTPResponse items(String workspace, Request request) {
    return sheet(Csv.items(Picture.of(state(workspace))), "/api/items", request);
  }

  APIGatewayV2HTTPResponse liabilities(String workspace, Request request) {
    return sheet(Csv.liabilities(state(workspace)), "/api/liabilities", request);
  }

  APIGatewayV2HTTPResponse statement(String workspace, Request request) {
    String week = Reads.week(request);
    return sheet(
        Csv.statement(views.statement(state(workspace), week)), "/api/statements/" + week, request);
  }

  /** The rows after the cursor; the columns are named on the first page only. */
  private APIGatewayV2HTTPResponse sheet(Sheet sheet, String path, Request request) {
    Optional<String> after = request.query("after");
    int from = after.map(id -> after(sheet.rows(), id)).orElse(0);
    TextPage page = new TextPage(mostBytes);
    if (after.isEmpty()) {
      page.take(sheet.head(), "");
    }
    for (int i = from; i < sheet.rows().size(); i++) {
      String before = i == 0 ? "" : sheet.rows().get(i - 1).id();
      if (!page.take(sheet.rows().get(i).line(), before)) {
        break;
      }
    }
    return Answers.text(
        "text/csv; charset=utf-8; header=" + (after.isEmpty() ? "present" : "absent"),
        page.text(),
        page.next()
            .map(
                cursor ->
                    request.address(deployment.publicUrl())
                        + path
                        + "?format=csv&after="
                        + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
  }

  private static int after(List<Sheet.Row> rows, String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    throw new Invalid("after", "is no cursor of this list");
  }

  APIGatewayV2HTTPResponse graph(String workspace, Request request) {
    String id = request.query("id").orElseThrow(() -> new Invalid("id", "is missing"));
    int levels = number(request, "levels", USUAL_LEVELS, 0, MOST_LEVELS);
    int most = number(request, "most", USUAL_ITEMS, 1, MOST_ITEMS);
    String format = request.query("format").orElse("json");
    if (!List.of("json", "mermaid", "dot").contains(format)) {
      throw new Invalid("format", "is not json, mermaid or dot");
    }
    Picture picture = Picture.of(state(workspace));
    Optional<Item> item = picture.graph().named(id);
    if (item.isEmpty()) {
      return Answers.problem(404, "Not found", "no item has that id");
    }
    Around around = Around.of(picture.graph(), item.get().node(), levels, most);
    return switch (format) {
      case "mermaid" ->
          Answers.text(
              "text/vnd.mermaid; charset=utf-8",
              GraphText.mermaid(picture, around),
              Optional.empty());
      case "dot" ->
          Answers.text(
              "text/vnd.graphviz; charset=utf-8", GraphText.dot(picture, around), Optional.empty());
      default -> Answers.json(200, GraphShape.of(picture, around));
    };
  }

  private static int number(Request request, String name, int usual, int least, int most) {
    String text = request.query(name).orElse(Integer.toString(usual));
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new Invalid(name, "is not " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  private WorkspaceState state(String workspace) {
    return deployment.workspaces().load(workspace).orElseGet(() -> WorkspaceState.empty(workspace));
  }
}
