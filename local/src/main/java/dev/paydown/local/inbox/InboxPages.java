package dev.paydown.local.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.http.Answer;
import dev.paydown.local.http.Mount;
import dev.paydown.local.http.Request;
import dev.paydown.local.inbox.Inbox.Kept;
import dev.paydown.tools.json.BrainJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inbox in a browser: {@code /inbox}, {@code /inbox/3}, {@code /inbox.json}. A mail's own HTML
 * is shown in a frame that runs no script and is no part of this site.
 */
public final class InboxPages implements Mount {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern ONE = Pattern.compile("/inbox/(\\d{1,9})(/html)?");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
  private static final String SANDBOX =
      "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:52rem;padding:1rem;\
      color:#1a1a1a;background:#fff}
      a{color:#0b57d0}a:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
      table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;\
      border-bottom:1px solid #767676;vertical-align:top;overflow-wrap:anywhere}
      iframe{width:100%;height:70vh;border:1px solid #767676}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f4;padding:1rem}
      dt{font-weight:600}dd{margin:0 0 .5rem}
      """;

  private final SentMails inbox;

  /** Pages of those mails. */
  public InboxPages(SentMails inbox) {
    this.inbox = inbox;
  }

  @Override
  public Answer handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Answer.problem(405, "the inbox is only for reading");
    }
    if (request.path().equals("/inbox.json")) {
      return Answer.json(200, json());
    }
    if (request.path().equals("/inbox")) {
      return Answer.page(200, list(), "frame-ancestors 'none'");
    }
    Matcher one = ONE.matcher(request.path());
    Optional<Kept> mail =
        one.matches() ? inbox.mail(Integer.parseInt(one.group(1))) : Optional.empty();
    if (mail.isEmpty()) {
      return Answer.page(
          404,
          page("No such mail", "<p><a href=\"/inbox\">All mail</a></p>"),
          "frame-ancestors 'none'");
    }
    return one.group(2) == null
        ? Answer.page(200, mail(mail.get()), "frame-src 'self'; frame-ancestors 'none'")
        : framed(mail.get());
  }

  /** The mail's own HTML, whose links open outside the frame. */
  private static Answer framed(Kept mail) {
    Answer page =
        Answer.page(
            200,
            "<!doctype html><base target=\"_top\">" + mail.html(),
            "img-src data:; frame-ancestors 'self'; sandbox " + SANDBOX);
    return page;
  }

  private ObjectNode json() {
    ObjectNode all = BrainJson.mapper().createObjectNode();
    ArrayNode mails = all.putArray("mails");
    for (Kept mail : inbox.all()) {
      mails
          .addObject()
          .put("to", mail.to())
          .put("subject", mail.subject())
          .put("text", mail.text())
          .put("html", mail.html())
          .put("at", mail.at().toString());
    }
    return all;
  }

  private String list() {
    List<Kept> mails = inbox.all().reversed();
    if (mails.isEmpty()) {
      return page("Inbox", "<p>No mail yet. What Paydown would send appears here.</p>");
    }
    StringBuilder rows = new StringBuilder();
    for (Kept mail : mails) {
      rows.append("<tr><td>")
          .append(TIME.format(mail.at()))
          .append("</td><td>")
          .append(escape(mail.to()))
          .append("</td><td><a href=\"/inbox/")
          .append(mail.number())
          .append("\">")
          .append(escape(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
          .append("</a></td></tr>\n");
    }
    return page(
        "Inbox",
        "<p>"
            + mails.size()
            + (mails.size() == 1 ? " mail" : " mails")
            + ", newest first. None of them left this machine.</p>\n"
            + "<table><thead><tr><th scope=\"col\">Sent</th><th scope=\"col\">To</th>"
            + "<th scope=\"col\">Subject</th></tr></thead><tbody>\n"
            + rows
            + "</tbody></table>");
  }

  private static String mail(Kept mail) {
    return page(
        mail.subject(),
        "<p><a href=\"/inbox\">All mail</a></p>\n<dl><dt>To</dt><dd>"
            + escape(mail.to())
            + "</dd><dt>Sent</dt><dd>"
            + TIME.format(mail.at())
            + "</dd></dl>\n<iframe title=\"The mail as its reader sees it\" sandbox=\""
            + SANDBOX
            + "\" src=\"/inbox/"
            + mail.number()
            + "/html\"></iframe>\n<h2>As plain text</h2>\n<pre>"
            + linked(mail.text())
            + "</pre>");
  }

  private static String linked(String text) {
    StringBuilder out = new StringBuilder();
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      String url = escape(link.group());
      out.append(escape(text.substring(from, link.start())))
          .append("<a href=\"")
          .append(url)
          .append("\">")
          .append(url)
          .append("</a>");
      from = link.end();
    }
    return out.append(escape(text.substring(from))).toString();
  }

  private static String page(String title, String body) {
    String safe = escape(title);
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
        + safe
        + " · Paydown</title><style>"
        + STYLE
        + "</style></head>\n<body><main><h1>"
        + safe
        + "</h1>\n"
        + body
        + "\n</main></body></html>\n";
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\n' || (!Character.isISOControl(c) && !isBidiControl(c)))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isBidiControl(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
