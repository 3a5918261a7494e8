package dev.paydown.tools.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML that people wrote as Markdown, as far as Paydown reads it: lines, headings, lists, links,
 * quotations and code. Whom a text of Azure DevOps mentions stands in its anchors (Microsoft Learn,
 * Azure DevOps, Use @mentions).
 */
public final class HtmlText {
  private static final int MOST = 65_536;
  private static final Pattern TOKEN =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)>|[^<]+|<");
  private static final Pattern IS_HTML =
      Pattern.compile(
          "<(?:div|p|br|span|ul|ol|li|h[1-6]|a|b|i|u|strong|em|table|pre|code|blockquote)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HREF = Pattern.compile("\\bhref=[\"']([^\"'\\s]{1,1000})[\"']");
  private static final Pattern MENTION =
      Pattern.compile("\\bdata-vss-mention=[\"']version:[0-9.]{1,9},\\s*([0-9a-fA-F-]{36})");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,8}));");
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");
  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\u00a0]+");
  private final StringBuilder markdown = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Set<String> mentioned = new LinkedHashSet<>();
  private String mark = "";
  private String href = "";
  private int linkFrom;
  private int quotes;
  private boolean inCode;

  private HtmlText() {}

  /** Whether it is HTML and not Markdown, which newer projects write. */
  public static boolean is(String text) {
    return IS_HTML.matcher(text).find();
  }

  /** Reads the HTML. */
  public static HtmlText of(String html) {
    HtmlText text = new HtmlText();
    Matcher token = TOKEN.matcher(Clip.to(html, MOST));
    while (token.find()) {
      if (token.group(2) == null) {
        text.words(token.group());
      } else {
        String tag = token.group(2).toLowerCase(Locale.ROOT);
        text.tag(tag, token.group(1).isEmpty(), token.group(3));
      }
    }
    text.end();
    return text;
  }

  /** It as Markdown. */
  public String markdown() {
    return markdown.toString().strip();
  }

  /** The ids of whom it mentions outside of quotations. */
  public Set<String> mentioned() {
    return mentioned;
  }

  private void words(String raw) {
    String text = decoded(raw);
    if (inCode) {
      text.lines().forEach(one -> markdown.append(one).append('\n'));
    } else {
      String flat = SPACE.matcher(text).replaceAll(" ");
      line.append(line.isEmpty() ? flat.stripLeading() : flat);
    }
  }

  private void tag(String tag, boolean opens, String attributes) {
    switch (tag) {
      case "br", "p", "div", "ul", "ol", "table", "tr" -> end();
      case "li" -> {
        end();
        mark = opens ? "- " : "";
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        end();
        mark = opens ? "#".repeat(tag.charAt(1) - '0') + " " : "";
      }
      case "blockquote" -> {
        end();
        quotes = Math.max(0, quotes + (opens ? 1 : -1));
      }
      case "pre" -> {
        end();
        if (inCode != opens) {
          markdown.append("```\n");
          inCode = opens;
        }
      }
      case "a" -> link(opens, attributes);
      default -> {
        /* It dresses what stands in it. */
      }
    }
  }

  private void link(boolean opens, String attributes) {
    if (opens) {
      Matcher mention = MENTION.matcher(attributes);
      if (mention.find() && quotes == 0 && mentioned.size() < Clip.LIST) {
        mentioned.add(mention.group(1).toLowerCase(Locale.ROOT));
      }
      Matcher address = HREF.matcher(attributes);
      href = address.find() ? decoded(address.group(1)) : "";
      linkFrom = line.length();
      return;
    }
    if (href.startsWith("http") && linkFrom <= line.length()) {
      String text = line.substring(linkFrom);
      line.setLength(linkFrom);
      line.append(text.strip().equals(href) ? text : "[" + text + "](" + href + ")");
    }
    href = "";
  }

  private void end() {
    String text = line.toString().stripTrailing();
    if (!text.isEmpty()) {
      markdown.append(quotes > 0 ? "> " : "").append(mark).append(text).append('\n');
      mark = "";
    }
    line.setLength(0);
    linkFrom = 0;
  }

  private static String decoded(String text) {
    return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(decoded(entity)));
  }

  private static String decoded(MatchResult entity) {
    if (entity.group(3) != null) {
      return ENTITIES.getOrDefault(entity.group(3), entity.group());
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) && Character.getType(code) != Character.SURROGATE
        ? Character.toString(code)
        : "";
  }
}
