package dev.paydown.local.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.loop.Loop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a lead sees of more than a page holds: sixty pieces of work, all late. */
@ExtendWith(Chromium.class)
final class LongListsSeenTest {
  private static final int MANY = 60;
  private static final String BEN = "ben@globex.test";
  private static Loop loop;
  private static Lead lead;

  @BeforeAll
  static void happens(@TempDir Path data) {
    loop = Loop.start(data, "2026-11-04T08:00:00Z");
    Loop.Company acme = loop.company("acme");
    lead = new Lead(loop, acme, "lead@acme.test");
    loop.api(
        acme.token(),
        "PUT",
        "/api/people",
        List.of(
            Map.of("email", "eng@acme.test", "name", "Eng", "lead", lead.email()),
            Map.of("email", lead.email(), "name", "Lea Dahl")));
    for (int i = 1; i <= MANY; i++) {
      loop.emit(
          acme,
          "task-%02d".formatted(i),
          "item.opened",
          Map.of("title", "Renew contract " + i, "owner", "eng@acme.test", "due", "2026-11-03"));
    }
    followersSlip(loop.company("globex"));
    loop.until("2026-11-05T18:00:00Z");
  }

  /** Sixty pieces of one person's work that all wait for another that is late. */
  private static void followersSlip(Loop.Company globex) {
    Map<String, String> frame =
        Map.of("title", "Sign the frame", "owner", "ann@globex.test", "due", "2026-11-06");
    loop.emit(globex, "frame", "item.opened", frame);
    for (int i = 1; i <= MANY; i++) {
      String part = "part-%02d".formatted(i);
      loop.emit(
          globex,
          part,
          "item.opened",
          Map.of(
              "title",
              "Deliver part " + i,
              "owner",
              BEN,
              "start",
              "2026-11-09",
              "due",
              "2026-11-10"));
      Map<String, String> link = Map.of("from", "frame", "to", part, "kind", "blocks");
      loop.emit(globex, part, "link.made", link);
    }
    loop.emit(globex, "frame", "item.changed", Map.of("due", "2026-11-11"));
  }

  @AfterAll
  static void end() {
    loop.close();
  }

  @Test
  void a_long_list_leads_on_and_back(Visitor visitor) {
    lead.signedIn(visitor, "/items?q=contract").sees("Items").reads("1 to 50 of 60 items.");
    visitor.looksRight("dashboard-items-first");
    visitor.follow("Next").reads("51 to 60 of 60 items.").reads("task-60");
    assertThat(visitor.page().url()).contains("q=contract&items=51");
    visitor.looksRight("dashboard-items-last");
    visitor.follow("Before").reads("1 to 50 of 60 items.");
  }

  @Test
  void of_more_dates_than_a_page_shows_the_first_are_asked_and_then_the_others(Visitor visitor) {
    visitor.open(loop.links(BEN).getFirst()).sees("Move 24 items after “Sign the frame”");
    visitor.reads("36 more are asked about once these are answered.");
    visitor.looksRight("decide-many");
    visitor.page().getByLabel("All 48 lines").check();
    visitor.press("Confirm chosen lines").sees("Confirmed").reads("48 lines on the way");
  }

  @Test
  void the_entries_behind_a_figure_go_over_pages_and_say_what_the_others_come_to(Visitor visitor) {
    lead.signedIn(visitor, "/statements/2026-W45").sees("Statement of execution debt");
    visitor.reads("… and 34 more.").looksRight("dashboard-statement-long");
    visitor.open(lead.company().dashboard() + "/statements/2026-W45?figure=closing#entries");
    visitor.reads("Entries after these").looksRight("dashboard-entries-first");
    visitor.page().locator("#entries").getByText("Next").click();
    visitor.reads("Entries before these").looksRight("dashboard-entries-next");
  }
}
