package dev.paydown.tools.monday;

import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote in an update: HTML, of which lines, links, quotations and code are kept.
 *
 * @param asks whom it mentions, each once, in its order
 */
record UpdateText(String markdown, List<PersonRef> asks) {
  private static final int MOST = 65_536;
  private static final String CLOSES = "</blockquote>";
  private static final Pattern ANCHOR =
      Pattern.compile("<a\\b([^<>]{0,2000})>(?:([^<]{0,300})</a>)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern IS_OF_USER = Pattern.compile("\\bdata-mention-type=[\"']User[\"']");
  private static final Pattern MENTIONED =
      Pattern.compile("\\bdata-mention-id=[\"']([1-9][0-9]{0,18})[\"']");
  private static final Pattern ADDRESS =
      Pattern.compile("\\bhref=[\"'](https?://[^\"'\\s]{1,1000})[\"']");
  private static final Pattern ITEM =
      Pattern.compile("<li\\b[^<>]{0,500}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE =
      Pattern.compile("</?pre\\b[^<>]{0,500}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern BREAK =
      Pattern.compile("<(?:br|/p|/div|/li|/h[1-6]|/tr)\\b[^<>]{0,500}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG =
      Pattern.compile("</?[a-z][^<>]{0,2000}>", Pattern.CASE_INSENSITIVE);

  UpdateText {
    asks = List.copyOf(asks);
  }

  /** The update that the event shows. */
  static UpdateText of(Event event) throws BadField {
    Fields fields = event.fields();
    String html = Clip.to(fields.text("body").orElse(""), MOST);
    if (html.isBlank()) {
      return new UpdateText(fields.text("textBody").orElse("").strip(), List.of());
    }
    String said = withoutQuotations(html);
    Set<PersonRef> asks = new LinkedHashSet<>();
    Matcher anchor = ANCHOR.matcher(said);
    while (anchor.find() && asks.size() < Clip.LIST) {
      Matcher mentioned = MENTIONED.matcher(anchor.group(1));
      if (IS_OF_USER.matcher(anchor.group(1)).find() && mentioned.find()) {
        asks.add(event.person(mentioned.group(1)));
      }
    }
    return new UpdateText(markdown(said), List.copyOf(asks));
  }

  /** One that is never closed is none. */
  private static String withoutQuotations(String html) {
    StringBuilder said = new StringBuilder(html.length());
    int from = 0;
    int start = html.indexOf("<blockquote");
    int end = html.indexOf(CLOSES, start + 1);
    while (start >= 0 && end >= 0) {
      said.append(html, from, start);
      from = end + CLOSES.length();
      start = html.indexOf("<blockquote", from);
      end = html.indexOf(CLOSES, start + 1);
    }
    return said.append(html, from, html.length()).toString();
  }

  private static String markdown(String html) {
    String marked = CODE.matcher(html).replaceAll("\n```\n");
    marked = ANCHOR.matcher(marked).replaceAll(UpdateText::link);
    marked = ITEM.matcher(marked).replaceAll("- ");
    marked = BREAK.matcher(marked).replaceAll("\n");
    return TAG.matcher(marked)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("\u00a0", " ")
        .replace("\ufeff", "")
        .replace("&amp;", "&")
        .strip();
  }

  /** A link with its label; whom an anchor mentions is a word. */
  private static String link(MatchResult anchor) {
    String label = anchor.group(2) == null ? "" : anchor.group(2);
    Matcher address = ADDRESS.matcher(anchor.group(1));
    if (label.isBlank() || anchor.group(1).contains("data-mention") || !address.find()) {
      return Matcher.quoteReplacement(label);
    }
    String text = label.replaceAll("[\\[\\]]", "").strip();
    String url = address.group(1).replace(")", "%29");
    return Matcher.quoteReplacement(
        text.equals(address.group(1)) ? url : "[" + text + "](" + url + ")");
  }
}
