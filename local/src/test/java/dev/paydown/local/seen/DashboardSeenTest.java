package dev.paydown.local.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.paydown.local.loop.Loop;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as a lead sees it, of a company whose handoffs are not caught. No scripts. */
@ExtendWith(Chromium.class)
final class DashboardSeenTest {
  private static final int HEAVIEST_PAGE = 150 * 1024;
  private static final Pattern AMOUNT = Pattern.compile("[+\u2212]?\\d+ h \\d{2} min \\d{2} s");
  private static final String LEAD = "lead@acme.test";
  private static final String HOSTILE =
      "=1+1 <script>alert(1)</script>\u202Egnp.exe\u0007 \"quoted\" [x](javascript:alert(1))";
  private static Loop loop;
  private static Loop.Company acme;
  private static Lead lead;

  @BeforeAll
  static void happens(@TempDir Path data) {
    loop = Loop.start(data, "2026-11-02T08:00:00Z");
    acme = loop.company("acme");
    lead = new Lead(loop, acme, LEAD);
    loop.api(
        acme.token(),
        "PUT",
        "/api/people",
        List.of(
            Map.of("email", "eng@acme.test", "name", "Eng", "lead", LEAD),
            Map.of("email", "qa@acme.test", "name", "Qa", "lead", LEAD),
            Map.of("email", LEAD, "name", "Lea Dahl", "zone", "Europe/Berlin")));
    loop.api(
        acme.token(),
        "PUT",
        "/api/workspace",
        Map.of("statement", Map.of("to", List.of(LEAD)), "costPerHour", "85"));
    opened("initiative-1", Map.of("kind", "initiative", "title", "New checkout"));
    opened(
        "design-1",
        Map.of(
            "title", "Checkout design",
            "owner", "des@acme.test",
            "parent", "studio:initiative-1",
            "start", "2026-11-02",
            "due", "2026-11-04"));
    opened(
        "build-1",
        Map.of(
            "title", "Checkout build",
            "owner", "eng@acme.test",
            "parent", "studio:initiative-1",
            "start", "2026-11-05",
            "due", "2026-11-09",
            "owed", List.of("Empty state")));
    opened(
        "test-1",
        Map.of(
            "title", HOSTILE,
            "owner", "qa@acme.test",
            "start", "2026-11-10",
            "due", "2026-11-12"));
    opened("copy-1", Map.of("title", "Launch copy", "owner", "des@acme.test", "due", "2026-11-05"));
    opened(
        "review-1", Map.of("title", "Legal review", "owner", "qa@acme.test", "due", "2026-11-13"));
    blocks("copy-1", "review-1");
    blocks("design-1", "build-1");
    blocks("build-1", "test-1");
    loop.until("2026-11-04T15:00:00Z");
    loop.emit(acme, "design-1", "item.finished", Map.of("by", "des@acme.test"));
    loop.until("2026-11-06T09:00:00Z");
    loop.emit(acme, "copy-1", "item.finished", Map.of("by", "des@acme.test"));
    loop.until("2026-11-11T15:10:00Z");
    loop.emit(acme, "build-1", "item.started", Map.of("by", "eng@acme.test"));
    loop.emit(
        acme,
        "x",
        "link.made",
        Map.of("from", "studio:nowhere", "to", "studio:test-1", "kind", "blocks"));
    loop.until("2026-11-12T09:00:00Z");
  }

  private static void opened(String key, Map<String, ?> data) {
    loop.emit(acme, key, "item.opened", data);
  }

  private static void blocks(String from, String to) {
    loop.emit(
        acme,
        "l-" + from,
        "link.made",
        Map.of("from", "studio:" + from, "to", "studio:" + to, "kind", "blocks"));
  }

  @AfterAll
  static void end() {
    loop.close();
  }

  /** Opens a page, signing in on the way to it. */
  private static Visitor signedIn(Visitor visitor, String page) {
    return lead.signedIn(visitor, page);
  }

  private static void light(Visitor visitor, String name) {
    System.out.printf("%-28s %6d bytes%n", name, visitor.weightBytes());
    assertThat(visitor.weightBytes()).as(name).isLessThanOrEqualTo(HEAVIEST_PAGE);
  }

  @Test
  void somebody_signs_in_with_a_mailed_code_and_lands_on_what_they_wanted(Visitor visitor) {
    lead.waits();
    visitor.open(acme.dashboard() + "/debt").sees("Sign in").looksRight("sign-in");
    visitor.page().getByLabel("Your work email").fill(LEAD);
    visitor.press("Mail me a code").sees("Enter your code").looksRight("sign-in-code");
    visitor.page().getByLabel("Code").fill("no code");
    visitor.press("Sign in").reads("not right").looksRight("sign-in-wrong");
    lead.waits();
    visitor.press("Mail a new code").sees("Enter your code");
    visitor.page().getByLabel("Code").fill(lead.code());
    visitor.press("Sign in").sees("Debt");
    assertThat(visitor.page().url()).isEqualTo(acme.dashboard() + "/debt");
    visitor.press("Sign out").sees("Signed out").looksRight("signed-out");
    visitor.open(acme.dashboard() + "/debt").sees("Sign in");
  }

  @Test
  void every_page_looks_right_and_is_light(Visitor visitor) {
    signedIn(visitor, "").sees("Today").looksRight("dashboard-today");
    light(visitor, "dashboard-today");
    for (String tab :
        List.of("Debt", "Liabilities", "Items", "Statement", "Connections", "Feeds and exports")) {
      String name = "dashboard-" + tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
      visitor.page().getByRole(AriaRole.NAVIGATION).getByText(tab).first().click();
      visitor.sees(tab.equals("Statement") ? "Statement of execution debt" : tab).looksRight(name);
      light(visitor, name);
    }
    visitor.open(acme.dashboard() + "/item?id=studio:build-1").sees("Checkout build");
    visitor.looksRight("dashboard-item");
    light(visitor, "dashboard-item");
    visitor.open(acme.dashboard() + "/nothing");
    assertThat(visitor.status()).isEqualTo(404);
    visitor.open(acme.dashboard() + "/item?id=studio:none").sees("Not found");
    visitor.looksRight("dashboard-not-found");
  }

  @Test
  void the_item_page_shows_what_drives_its_dates_and_leads_along_the_graph(Visitor visitor) {
    signedIn(visitor, "/item?id=studio%3Abuild-1").sees("Checkout build");
    visitor.reads("Upstream").reads("Checkout design").reads("late").reads("Empty state");
    visitor.follow("Checkout design").sees("Checkout design").reads("Done");
    visitor.follow("Checkout build").sees("Checkout build");
    visitor.open(acme.dashboard() + "/liabilities?state=&q=build-1&kind=stale-handoff");
    visitor.follow("Stale handoff").sees("Stale handoff of studio:build-1");
    visitor.reads("Every entry").looksRight("dashboard-liability");
  }

  @Test
  void what_is_searched_for_stands_in_the_address(Visitor visitor) {
    signedIn(visitor, "/items").sees("Items").reads("6 items.");
    visitor.page().getByLabel("Search").fill("BUILD");
    visitor.press("Show").reads("1 item.");
    assertThat(visitor.page().url()).contains("q=BUILD");
    visitor.open(acme.dashboard() + "/items?late=yes").reads("Checkout build");
    visitor.open(acme.dashboard() + "/items?owner=qa%40acme.test&status=live").reads("2 items.");
    visitor.open(acme.dashboard() + "/liabilities?kind=zombie").reads("No liabilities.");
  }

  /** Every figure of one week: in the mail, on the page, in the table, from the API. */
  @Test
  void the_statement_is_the_same_in_mail_page_table_and_api_and_opens_its_entries(Visitor visitor) {
    JsonNode api = loop.api(acme, "/api/statements/2026-W45");
    JsonNode mail =
        loop.mailsTo(LEAD).stream()
            .filter(each -> each.path("subject").asText().contains("week 45 of 2026"))
            .findFirst()
            .orElseThrow();
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("opening", said(api.path("opening").asLong()));
    expected.put("incurred", said(api.path("incurred").asLong()));
    expected.put("interest", said(api.path("interest").asLong()));
    expected.put("paid", said(api.path("paid").asLong()));
    expected.put("written-off", said(api.path("writtenOff").asLong()));
    expected.put("closing", said(api.path("closing").asLong()));
    api.path("ageing")
        .forEach(
            bucket ->
                expected.put(
                    "age:" + bucket.path("bucket").asText(),
                    said(bucket.path("balance").asLong())));
    assertThat(api.path("closing").asLong()).isPositive();

    signedIn(visitor, "/statements/2026-W45").sees("Statement of execution debt");
    String page = visitor.page().content();
    String printed = printed(visitor);
    String csv = file(visitor, "/statements/2026-W45/csv");
    for (Map.Entry<String, String> figure : expected.entrySet()) {
      String name = figure.getKey();
      assertThat(figures(page).get(name)).as("page: " + name).isEqualTo(figure.getValue());
      assertThat(figures(mail.path("html").asText()).get(name))
          .as("mail: " + name)
          .isEqualTo(figure.getValue());
      assertThat(mail.path("text").asText()).as("text: " + name).contains(figure.getValue());
      assertThat(printed).as("print: " + name).contains(figure.getValue());
    }
    assertThat(csv)
        .contains("," + api.path("closing").asLong() + ",")
        .contains("," + api.path("incurred").asLong() + ",")
        .contains("," + api.path("interest").asLong() + ",");

    for (String name : figures(page).keySet()) {
      visitor.open(acme.dashboard() + "/statements/2026-W45?figure=" + encoded(name) + "#entries");
      long sum = 0;
      for (Locator cell : visitor.page().locator("#entries tbody tr:not(.total) td.n").all()) {
        sum += seconds(cell.innerText());
      }
      assertThat(sum).as(name).isEqualTo(seconds(figures(page).getOrDefault(name, "")));
    }
    visitor.open(acme.dashboard() + "/statements/2026-W45?figure=closing#entries");
    visitor.looksRight("dashboard-statement-entries");
  }

  /** What is on paper: the statement, and nothing to press or to go to. */
  private static String printed(Visitor visitor) {
    Page page = visitor.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.getByRole(AriaRole.NAVIGATION).isVisible()).isFalse();
    assertThat(page.getByRole(AriaRole.BUTTON).count()).isZero();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", "dashboard-statement-print.png")));
    String printed = page.locator("main").innerText();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    return printed;
  }

  /** The figures that lead somewhere, by the label in their address. */
  private static Map<String, String> figures(String html) {
    Map<String, String> figures = new TreeMap<>();
    for (Element link : Jsoup.parse(html).select("a[href*=figure=]")) {
      String label = link.attr("href").replaceAll("^.*figure=", "").replaceAll("#.*$", "");
      figures.put(
          java.net.URLDecoder.decode(label, java.nio.charset.StandardCharsets.UTF_8), link.text());
    }
    return figures;
  }

  private static String said(long seconds) {
    return "%d h %02d min %02d s".formatted(seconds / 3600, seconds % 3600 / 60, seconds % 60);
  }

  private static long seconds(String said) {
    assertThat(said.strip()).matches(AMOUNT);
    String digits = said.replaceAll("[^0-9 ]", "").replaceAll(" +", " ").strip();
    String[] parts = digits.split(" ", -1);
    long size =
        Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    return said.strip().startsWith("\u2212") ? -size : size;
  }

  /** A file as the browser would keep it. */
  private static String file(Visitor visitor, String path) {
    String cookies =
        visitor.page().context().cookies().stream()
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));
    HttpResponse<String> file =
        loop.send(loop.request(acme.dashboard() + path).header("cookie", cookies).GET().build());
    assertThat(file.statusCode()).as(path).isEqualTo(200);
    assertThat(file.headers().firstValue("content-disposition").orElse(""))
        .as(path)
        .startsWith("attachment");
    return file.body();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void a_hostile_title_is_harmless_text_on_every_page_in_every_table_and_feed(Visitor visitor) {
    signedIn(visitor, "/feeds").sees("Feeds and exports");
    visitor.press("Make an address").reads("shown this once").looksRight("dashboard-feed-made");
    String feed = visitor.page().locator(".url").innerText();
    List<String> bodies = new ArrayList<>();
    for (String page :
        List.of(
            "",
            "/items",
            "/item?id=studio:test-1",
            "/item?id=studio:build-1",
            "/liabilities?state=",
            "/connections",
            "/statements/2026-W46")) {
      visitor.open(acme.dashboard() + page);
      assertThat(visitor.page().locator("script").count()).as(page).isZero();
      assertThat(visitor.page().locator("a[href^=javascript]").count()).as(page).isZero();
      bodies.add(visitor.page().content());
    }
    for (String file :
        List.of(
            "/items/csv",
            "/liabilities/csv",
            "/statements/2026-W46/csv",
            "/graph?format=mermaid&id=studio:test-1",
            "/graph?format=dot&id=studio:test-1")) {
      bodies.add(file(visitor, file));
    }
    bodies.add(loop.page(feed).body());
    assertThat(bodies).allSatisfy(body -> assertThat(body).doesNotContain("\u202E", "\u0007"));
    assertThat(file(visitor, "/items/csv")).doesNotContain(",=1+1").doesNotContain(",\"=1+1");
    visitor.open(acme.dashboard() + "/item?id=studio:test-1");
    visitor.reads("=1+1 <script>alert(1)</script>gnp.exe").looksRight("dashboard-hostile");
    visitor.open(acme.dashboard() + "/feeds").press("End the address");
    assertThat(loop.page(feed).statusCode()).isEqualTo(404);
  }

  @Test
  void a_company_that_has_not_connected_anything_is_told_what_to_do(Visitor visitor) {
    Loop.Company empty = loop.company("empty");
    loop.api(empty.token(), "PUT", "/api/workspace", Map.of("steward", LEAD));
    lead.waits();
    visitor.open(empty.dashboard()).sees("Sign in");
    visitor.page().getByLabel("Your work email").fill(LEAD);
    visitor.press("Mail me a code").sees("Enter your code");
    visitor.page().getByLabel("Code").fill(lead.code());
    visitor.press("Sign in").sees("Nothing has been heard yet").looksRight("dashboard-first-run");
    for (String page : List.of("/debt", "/liabilities", "/items", "/connections", "/statements")) {
      visitor.open(empty.dashboard() + page);
      assertThat(visitor.status()).as(page).isEqualTo(200);
      visitor.looksRight("dashboard-empty-" + page.substring(1));
    }
  }

  @Test
  void the_pages_are_walked_by_keyboard_alone(Visitor visitor) {
    lead.waits();
    visitor.open(acme.dashboard());
    visitor.page().keyboard().press("Tab");
    visitor.page().keyboard().type(LEAD);
    visitor.page().keyboard().press("Enter");
    visitor.sees("Enter your code");
    visitor.page().keyboard().press("Tab");
    visitor.page().keyboard().type(lead.code());
    visitor.page().keyboard().press("Enter");
    visitor.sees("Today");
    visitor.page().keyboard().press("Tab");
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.page().url()).endsWith("#main");
  }
}
