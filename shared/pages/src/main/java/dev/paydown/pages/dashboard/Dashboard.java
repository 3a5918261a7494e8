package dev.paydown.pages.dashboard;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Unmatched;
import dev.paydown.brain.ledger.Behind;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Feed;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Sweep;
import dev.paydown.pages.Board;
import dev.paydown.pages.CleanHtml;
import dev.paydown.pages.Text;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Every page of the dashboard, whole and without a script. Drawing one changes nothing. Long lists
 * go over several pages: a page asks {@code query} for the row that a list of it begins with, and
 * shows fewer rows where it would weigh more than {@value #HEAVIEST} bytes.
 */
public final class Dashboard {
  /** The stylesheet's hash, for {@code style-src} of the Content-Security-Policy. */
  public static final String STYLE_HASH = Stylesheet.HASH;

  /** What a page may weigh, in bytes of UTF-8. */
  public static final int HEAVIEST = 150 * 1024;

  /** How many rows a list shows where they are not heavy. */
  private static final int MOST_ROWS = 50;

  private Dashboard() {}

  /** What the address of a page asks for, by name. */
  @FunctionalInterface
  public interface Query {
    Optional<String> of(String name);
  }

  /** Asks who wants to look, or for the code that was mailed to them. */
  public static String signIn(SignInForm form) {
    return page(out -> JtesignInGenerated.render(out, CleanHtml.AS_WRITTEN, form));
  }

  /** Says plainly why there is nothing to see. */
  public static String plain(String title, String line, String back) {
    return page(
        out ->
            JteplainGenerated.render(
                out,
                CleanHtml.AS_WRITTEN,
                Text.title(title),
                Text.line(line, Text.SENTENCE),
                back));
  }

  /** What needs whom. */
  public static String today(Visit visit, Picture picture, Query query) {
    return fitting(
        visit.board().url(),
        query,
        lists -> {
          TodayView view = TodayView.of(visit, picture, lists);
          Shell shell = Shell.of(visit, Shell.Tab.TODAY, view.title());
          return page(out -> JtetodayGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /** How the debt developed and where it sits. */
  public static String debt(Visit visit, Picture picture) {
    DebtView view = DebtView.of(visit, picture);
    Shell shell = Shell.of(visit, Shell.Tab.DEBT, "Debt");
    return page(out -> JtedebtGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
  }

  /** The liabilities that the filter asks for. */
  public static String liabilities(
      Visit visit, WorkspaceState state, LiabilityFilter filter, Query query) {
    Shell shell = Shell.of(visit, Shell.Tab.LIABILITIES, "Liabilities");
    return fitting(
        filter.url(visit.board()),
        query,
        lists -> {
          LiabilitiesView view = LiabilitiesView.of(visit, state, filter, lists);
          return page(
              out -> JteliabilitiesGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /** One liability with everything behind its balance. */
  public static String liability(
      Visit visit, WorkspaceState state, Explanation explanation, Query query) {
    return fitting(
        visit.board().liability(explanation.liability().id()),
        query,
        lists -> {
          LiabilityView view = LiabilityView.of(visit, state, explanation, lists);
          Shell shell = Shell.of(visit, Shell.Tab.LIABILITIES, view.title());
          return page(out -> JteliabilityGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /** The items that the filter asks for. */
  public static String items(Visit visit, Picture picture, ItemFilter filter, Query query) {
    Shell shell = Shell.of(visit, Shell.Tab.ITEMS, "Items");
    return fitting(
        filter.url(visit.board()),
        query,
        lists -> {
          ItemsView view = ItemsView.of(visit, picture, filter, lists);
          return page(out -> JteitemsGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /** One item with the graph around it. */
  public static String item(Visit visit, Picture picture, Item item, Query query) {
    return fitting(
        visit.board().item(item.id()),
        query,
        lists -> {
          ItemView view = ItemView.of(visit, picture, item, lists);
          Shell shell = Shell.of(visit, Shell.Tab.ITEMS, view.title());
          return page(out -> JteitemGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /**
   * A week's statement of account.
   *
   * @param behind the entries behind the figure that was asked for
   */
  public static String statement(
      Visit visit, Statement statement, Optional<Behind> behind, Query query) {
    String figure = behind.map(of -> "?figure=" + Board.encoded(of.figure().label())).orElse("");
    return fitting(
        visit.board().statement(statement.week()) + figure,
        query,
        lists -> {
          StatementPage view = StatementPage.of(visit, statement, behind, lists);
          Shell shell = Shell.of(visit, Shell.Tab.STATEMENT, view.account().heading());
          return page(out -> JtestatementGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /**
   * One connection as it stands.
   *
   * @param lastSaid when its tool last said something of an item
   */
  public record Known(Connection connection, Optional<Instant> lastSaid, Optional<Sweep> sweep) {}

  /** The connections, and what is not understood. */
  public static String connections(
      Visit visit,
      List<Known> known,
      List<Quarantine.Kept> quarantine,
      Unmatched unmatched,
      Query query) {
    Shell shell = Shell.of(visit, Shell.Tab.CONNECTIONS, "Connections");
    return fitting(
        Shell.Tab.CONNECTIONS.url(visit.board()),
        query,
        lists -> {
          ConnectionsView view = ConnectionsView.of(visit, known, quarantine, unmatched, lists);
          return page(
              out -> JteconnectionsGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
        });
  }

  /**
   * The person's calendar feed, and the exports.
   *
   * @param fresh the feed's address where it was just made
   */
  public static String feeds(Visit visit, List<Feed> feeds, Optional<String> fresh) {
    FeedsView view = FeedsView.of(visit, feeds, fresh);
    Shell shell = Shell.of(visit, Shell.Tab.FEEDS, "Feeds and exports");
    return page(out -> JtefeedsGenerated.render(out, CleanHtml.AS_WRITTEN, shell, view));
  }

  /** Says that there is nothing of that name. */
  public static String nothing(Visit visit, String what) {
    Shell shell = Shell.of(visit, Shell.Tab.TODAY, "Not found");
    return page(
        out ->
            JtenothingGenerated.render(
                out, CleanHtml.AS_WRITTEN, shell, Text.line(what, Text.SENTENCE)));
  }

  /** The page with as many rows as its lists may show, so that it is not too heavy. */
  private static String fitting(String url, Query query, Function<Lists, String> page) {
    int rows = MOST_ROWS;
    String html = page.apply(new Lists(url, query, rows));
    while (rows > 1 && html.getBytes(StandardCharsets.UTF_8).length > HEAVIEST) {
      rows = rows / 2;
      html = page.apply(new Lists(url, query, rows));
    }
    return html;
  }

  private static String page(Consumer<CleanHtml> template) {
    StringOutput written = new StringOutput(32_768);
    template.accept(new CleanHtml(written));
    return written.toString();
  }
}
