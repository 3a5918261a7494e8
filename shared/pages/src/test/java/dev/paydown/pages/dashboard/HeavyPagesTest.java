package dev.paydown.pages.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Unmatched;
import dev.paydown.brain.ledger.Behind;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Figure;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.pages.Board;
import dev.paydown.pages.Reader;
import dev.paydown.pages.Work;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A company in which everything is late, everything waits for one thing, and titles are as long as
 * they can be: no page of it weighs too much, and nothing is on none of a list's pages.
 */
final class HeavyPagesTest {
  private static final int MANY = 240;
  private static final String HUB = "hub";
  private static final Board BOARD = Board.of("", "acme");

  /** Each is made once, and then only looked at. */
  private static final Map<Title, Work> COMPANIES = new EnumMap<>(Title.class);

  /** What titles are made of. */
  enum Title {
    PLAIN("Settle the terms of the renewal with procurement"),
    ESCAPED("&\"<'".repeat(2500)),
    WIDE("\u0416\u6f22".repeat(5000));

    private final String text;

    Title(String text) {
      this.text = text;
    }

    String of(int number) {
      return number + " " + text;
    }
  }

  private static ItemRef.Own ref(String key) {
    return new ItemRef.Own("studio", key);
  }

  /** A key of the greatest length that {@code events} lets in. */
  private static String key(Title title, int number) {
    String key = "w" + number;
    return title == Title.PLAIN
        ? key
        : key + title.text.replaceAll("\\s", "").substring(0, 299 - key.length());
  }

  private static Fact.ItemChanged opened(String key, Instant now, String... pairs) {
    List<FieldChange> changes = new ArrayList<>(List.of(FieldChange.set(ItemField.KEY, key)));
    for (int i = 0; i < pairs.length; i += 2) {
      changes.add(FieldChange.set(ItemField.valueOf(pairs[i]), pairs[i + 1]));
    }
    return new Fact.ItemChanged(ref(key), now, 0, Actor.HUMAN, changes);
  }

  private static Fact.LinkMade link(String from, String to, LinkKind kind, Instant now) {
    return link(ref(from), ref(to), kind, now);
  }

  private static Fact.LinkMade link(ItemRef from, ItemRef to, LinkKind kind, Instant now) {
    return new Fact.LinkMade(
        from, to, kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.NATIVE, now, 0, Actor.HUMAN);
  }

  private static Work company(Title title) {
    return COMPANIES.computeIfAbsent(title, HeavyPagesTest::made);
  }

  private static Work made(Title title) {
    Work work = new Work("2026-11-02T08:00:00Z");
    Instant now = work.now();
    List<Fact> facts = new ArrayList<>();
    facts.add(opened(HUB, now, "OWNER", Work.ADA, "TITLE", title.of(0), "DUE", "2026-11-03"));
    facts.add(opened("launch", now, "OWNER", Work.ADA, "KIND", "initiative"));
    for (int i = 1; i <= MANY; i++) {
      String late = key(title, i);
      String owner = i % 2 == 0 ? Work.GUS : "p" + i % 40 + "@example.com";
      facts.add(opened(late, now, "OWNER", owner, "TITLE", title.of(i), "DUE", "2026-11-04"));
      facts.add(link(HUB, late, LinkKind.BLOCKS, now));
      facts.add(link("launch", late, LinkKind.CONTAINS, now));
      facts.add(
          new Fact.ApprovalRequested(
              ref(late), now, 0, Actor.HUMAN, PersonRef.email(i % 3 == 0 ? Work.ADA : owner)));
      facts.add(
          new Fact.ThreadPosted(
              ref(late),
              now,
              0,
              Actor.HUMAN,
              PersonRef.email(Work.GUS),
              List.of(PersonRef.alias("studio", "u" + i)),
              false,
              "When?"));
      String root = "root" + key(title, i);
      facts.add(
          opened(
              root, now, "OWNER", owner, "TITLE", title.of(i), "DUE", "2026-11-0" + (i % 3 + 3)));
      facts.add(link(root, HUB, LinkKind.BLOCKS, now));
      facts.add(link(new ItemRef.Named("nowhere:" + title.of(i)), ref(late), LinkKind.BLOCKS, now));
    }
    work.emit(facts.toArray(Fact[]::new));
    for (int day = 3; day <= 19; day++) {
      work.at(LocalDate.of(2026, 11, day) + "T17:30:00Z");
    }
    return work;
  }

  private static Dashboard.Query asking(String query) {
    Map<String, String> asked =
        Arrays.stream(query.split("&", -1))
            .filter(pair -> pair.contains("="))
            .collect(
                Collectors.toMap(
                    pair -> pair.substring(0, pair.indexOf('=')),
                    pair ->
                        URLDecoder.decode(
                            pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8),
                    (one, other) -> other));
    return name -> Optional.ofNullable(asked.get(name));
  }

  /** Every page with a list of its own, by name. */
  private record Pages(Map<String, Function<Dashboard.Query, String>> byName) {
    Function<Dashboard.Query, String> get(String name) {
      return Optional.ofNullable(byName.get(name)).orElseThrow();
    }
  }

  private static Pages pages(Work work) {
    Visit visit = new Visit(BOARD, new Reader(Work.ADA, "Ada", ZoneOffset.UTC), work.now());
    WorkspaceState state = work.state();
    Picture picture = Picture.of(state);
    Statement statement = Statements.of(state, "2026-W46");
    Map<String, Long> explained =
        state.liabilities().values().stream()
            .flatMap(held -> held.root().stream())
            .collect(Collectors.groupingBy(root -> root, Collectors.counting()));
    Explanation widest =
        explained.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .flatMap(root -> Explanation.of(state, root.getKey()))
            .orElseThrow();
    Item hub = picture.graph().item(Work.node(HUB));
    Item launch = picture.graph().item(Work.node("launch"));
    Map<String, Function<Dashboard.Query, String>> pages = new LinkedHashMap<>();
    pages.put("today", query -> Dashboard.today(visit, picture, query));
    pages.put("debt", query -> Dashboard.debt(visit, picture));
    pages.put(
        "liabilities",
        query ->
            Dashboard.liabilities(visit, state, new LiabilityFilter("", "", "", false), query));
    pages.put("liability", query -> Dashboard.liability(visit, state, widest, query));
    pages.put(
        "items",
        query -> Dashboard.items(visit, picture, new ItemFilter("", "", "", "", false), query));
    pages.put("item", query -> Dashboard.item(visit, picture, hub, query));
    pages.put("initiative", query -> Dashboard.item(visit, picture, launch, query));
    pages.put("statement", query -> Dashboard.statement(visit, statement, Optional.empty(), query));
    pages.put(
        "closing",
        query ->
            Dashboard.statement(
                visit,
                statement,
                Optional.of(Statements.behind(state, "2026-W46", new Figure.Closing())),
                query));
    pages.put(
        "connections",
        query ->
            Dashboard.connections(
                visit,
                connections(),
                quarantine(work.now()),
                Unmatched.in(new Graph(state), state.aliases()),
                query));
    return new Pages(pages);
  }

  private static List<Dashboard.Known> connections() {
    return IntStream.range(0, MANY)
        .mapToObj(
            i ->
                new Dashboard.Known(
                    new Connection(
                        "id" + i,
                        "acme",
                        "studio-" + i,
                        "events",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private static List<Quarantine.Kept> quarantine(Instant now) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> new Quarantine.Kept("q" + i, now, "studio-" + i, "\"due\" ".repeat(90)))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Title.class)
  void no_page_weighs_more_than_it_may(Title title) {
    Work work = company(title);
    pages(work)
        .byName()
        .forEach(
            (name, page) -> {
              int bytes = page.apply(asking("")).getBytes(StandardCharsets.UTF_8).length;
              System.out.printf("%-8s %-12s %7d bytes%n", title, name, bytes);
              assertThat(bytes).as(name).isLessThanOrEqualTo(Dashboard.HEAVIEST);
            });
  }

  /** What the rows of a list say on all of its pages, followed from one to the next. */
  private static List<String> walked(
      Function<Dashboard.Query, String> page, String list, String rows) {
    List<String> said = new ArrayList<>();
    String query = "";
    for (int pages = 0; pages <= 20 * MANY; pages++) {
      Document shown = Jsoup.parse(page.apply(asking(query)));
      said.addAll(shown.select(rows).eachText());
      Optional<Element> next =
          shown.select("a[rel=next]").stream()
              .filter(link -> link.attr("href").endsWith("#" + list))
              .findFirst();
      if (next.isEmpty()) {
        return said;
      }
      assertThat(shown.getElementById(list)).as(list).isNotNull();
      query = URI.create(next.get().attr("href")).getRawQuery();
    }
    throw new AssertionError(list + " never ends");
  }

  @ParameterizedTest
  @EnumSource(
      value = Title.class,
      names = {"PLAIN", "ESCAPED"})
  void every_row_of_a_list_is_on_one_of_its_pages(Title title) {
    Work work = company(title);
    Pages pages = pages(work);
    assertThat(walked(pages.get("items"), "items", "#items tbody tr"))
        .hasSize(work.picture().graph().items().size());
    assertThat(walked(pages.get("liabilities"), "liabilities", "#liabilities tbody tr"))
        .hasSize(work.state().liabilities().size());
    assertThat(walked(pages.get("item"), "upstream", "#upstream + div tbody tr")).hasSize(MANY);
    assertThat(walked(pages.get("item"), "downstream", "#downstream + div tbody tr")).hasSize(MANY);
    assertThat(walked(pages.get("initiative"), "parts", "#parts + div tbody tr")).hasSize(MANY);
    assertThat(walked(pages.get("connections"), "quarantine", "#quarantine + div tbody tr"))
        .hasSize(MANY);
    assertThat(walked(pages.get("connections"), "references", "#references + div tbody tr"))
        .hasSize(MANY);
    long others =
        work.state().proposals().values().stream()
            .filter(proposal -> proposal.state().isLive())
            .filter(proposal -> !proposal.recipient().equals(Work.ADA))
            .count();
    assertThat(others).isGreaterThan(50);
    assertThat(walked(pages.get("today"), "others", "#others ~ div tbody tr"))
        .hasSize(Math.toIntExact(others));
  }

  @Test
  void the_entries_behind_a_figure_add_up_to_it_on_each_of_their_pages() {
    Work work = company(Title.PLAIN);
    Function<Dashboard.Query, String> closing = pages(work).get("closing");
    Behind behind = Statements.behind(work.state(), "2026-W46", new Figure.Closing());
    String query = "";
    int entries = 0;
    int pages = 0;
    while (true) {
      Document shown = Jsoup.parse(closing.apply(asking(query)));
      List<Long> seconds =
          shown.select("#entries tbody tr td.n").eachText().stream()
              .map(HeavyPagesTest::seconds)
              .toList();
      assertThat(seconds.subList(0, seconds.size() - 1).stream().mapToLong(s -> s).sum())
          .isEqualTo(seconds.getLast())
          .isEqualTo(behind.amount());
      entries += shown.select("#entries tbody tr:not(.sum):not(.total)").size();
      pages++;
      Optional<Element> next = shown.select("#entries a[rel=next]").stream().findFirst();
      if (next.isEmpty()) {
        break;
      }
      query = URI.create(next.get().attr("href")).getRawQuery();
    }
    assertThat(entries).isEqualTo(behind.parts().size());
    assertThat(pages).isGreaterThan(3);
  }

  @Test
  void what_a_statement_leaves_out_is_counted_and_opens_with_its_figure() {
    Work work = company(Title.PLAIN);
    Document shown = Jsoup.parse(pages(work).get("statement").apply(asking("")));
    assertThat(shown.text()).contains("more entries").containsPattern("… and [0-9]+ more\\.");
    assertThat(shown.select("a:contains(more entries)"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.attr("href")).contains("?figure=kind%3A"));
  }

  private static long seconds(String said) {
    String[] words = said.replace("+", "").replace("\u2212", "-").split(" ", -1);
    boolean isLess = words[0].startsWith("-");
    long seconds =
        Math.abs(Long.parseLong(words[0])) * 3600
            + Long.parseLong(words[2]) * 60
            + Long.parseLong(words[4]);
    return isLess ? -seconds : seconds;
  }
}
