package dev.paydown.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.wire.MailMessage;
import dev.paydown.local.HandClock;
import dev.paydown.local.http.Answer;
import dev.paydown.local.http.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxPagesTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202E";

  @TempDir private Path folder = Path.of("");
  private final HandClock clock = new HandClock("2026-11-02T09:00:00Z");

  @Test
  void hostile_text_is_shown_as_text() {
    Inbox inbox = new Inbox(folder, clock);
    inbox.send("acme", new MailMessage("a@b.c", HOSTILE, HOSTILE, HOSTILE, Map.of()));
    for (String path : List.of("/inbox", "/inbox/1")) {
      String page = get(inbox, path);
      assertThat(page)
          .as(path)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
          .doesNotContain("<script>")
          .doesNotContain("\u202E");
    }
  }

  @Test
  void a_mails_own_html_runs_no_script_and_is_no_part_of_this_site() {
    Inbox inbox = new Inbox(folder, clock);
    inbox.send("acme", new MailMessage("a@b.c", "s", "t", HOSTILE, Map.of()));
    Answer answer = new InboxPages(inbox).handle(request("/inbox/1/html"));
    assertThat(answer.headers().get("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "sandbox allow-popups")
        .doesNotContain("allow-scripts", "allow-same-origin");
  }

  @Test
  void the_list_is_newest_first_and_the_json_is_in_the_order_sent() {
    Inbox inbox = new Inbox(folder, clock);
    inbox.send("acme", new MailMessage("a@b.c", "first", "t", "h", Map.of()));
    inbox.send("acme", new MailMessage("a@b.c", "second", "t", "h", Map.of()));
    Inbox restarted = new Inbox(folder, clock);
    String page = get(restarted, "/inbox");
    assertThat(page.indexOf(">second<")).isPositive().isLessThan(page.indexOf(">first<"));
    assertThat(get(restarted, "/inbox.json"))
        .isEqualTo(
            "{\"mails\":[{\"to\":\"a@b.c\",\"subject\":\"first\",\"text\":\"t\",\"html\":\"h\","
                + "\"at\":\"2026-11-02T09:00:00Z\"},{\"to\":\"a@b.c\",\"subject\":\"second\","
                + "\"text\":\"t\",\"html\":\"h\",\"at\":\"2026-11-02T09:00:00Z\"}]}");
  }

  @Test
  void links_in_plain_text_can_be_followed() {
    Inbox inbox = new Inbox(folder, clock);
    inbox.send(
        "acme", new MailMessage("a@b.c", "s", "Go: http://h/decide/x?a=1&b=2 now", "h", Map.of()));
    assertThat(get(inbox, "/inbox/1"))
        .contains(
            "<a href=\"http://h/decide/x?a=1&amp;b=2\">http://h/decide/x?a=1&amp;b=2</a> now");
  }

  private static String get(Inbox inbox, String path) {
    return new String(new InboxPages(inbox).handle(request(path)).body(), StandardCharsets.UTF_8);
  }

  private static Request request(String path) {
    return new Request("GET", path, "", Map.of(), new byte[0]);
  }
}
