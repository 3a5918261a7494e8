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
  private static final int MOST = 32_768;
  private static final Pattern MENTION =
      Pattern.compile(
          "<a\\b(?=[^>]{0,500}\\bdata-mention-type=[\"']User[\"'])"
              + "[^>]{0,500}\\bdata-mention-id=[\"']([1-9][0-9]{0,18})[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LINK =
      Pattern.compile(
          "<a\\b(?![^>]{0,500}data-mention)[^>]{0,500}?\\bhref=[\"'](https?://[^\"'\\s]{1,1000})"
              + "[\"'][^>]{0,500}>([^<]{0,300})</a>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ITEM =
      Pattern.compile("<li\\b[^>]{0,500}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE =
      Pattern.compile("</?pre\\b[^>]{0,500}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED =
      Pattern.compile(
          "<blockquote\\b[^>]{0,500}>(.{0,20000}?)</blockquote>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern BREAK =
      Pattern.compile("<(?:br|/p|/div|/li|/h[1-6]|/tr)\\b[^>]{0,500}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG =
      Pattern.compile("</?[a-z][^<>]{0,1500}>", Pattern.CASE_INSENSITIVE);

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
    String said = QUOTED.matcher(html).replaceAll("");
    Set<PersonRef> asks = new LinkedHashSet<>();
    MENTION
        .matcher(said)
        .results()
        .limit(Clip.LIST)
        .forEach((MatchResult mention) -> asks.add(event.person(mention.group(1))));
    return new UpdateText(markdown(said), List.copyOf(asks));
  }

  private static String markdown(String html) {
    String marked = CODE.matcher(html).replaceAll("\n```\n");
    marked = LINK.matcher(marked).replaceAll(UpdateText::link);
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

  private static String link(MatchResult link) {
    String label = link.group(2).replaceAll("[\\[\\]]", "").strip();
    String url = link.group(1).replace(")", "%29");
    boolean isBare = label.isEmpty() || label.equals(link.group(1));
    return Matcher.quoteReplacement(isBare ? url : "[" + label + "](" + url + ")");
  }
}
