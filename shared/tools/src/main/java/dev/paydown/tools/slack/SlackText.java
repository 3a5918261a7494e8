package dev.paydown.tools.slack;

import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.NamedItems;
import dev.paydown.tools.text.StatedLinks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote in Slack, in its markup (Slack docs, Formatting message text).
 *
 * @param markdown the same as Markdown, for people
 * @param naming the same with messages of Slack's by their ids, for finding links in it
 * @param asks whom it mentions, each once, in its order; groups, channels and Paydown's own bot are
 *     nobody
 */
record SlackText(String markdown, String naming, List<PersonRef> asks) {
  /** The most characters that are read, which is Slack's own limit. */
  static final int MOST = 40_000;

  private static final Pattern MENTION =
      Pattern.compile("<@([A-Z0-9]{1,50})(?:\\|[^<>\\n]{0,200})?>");
  private static final Pattern TOKEN = Pattern.compile("<([^<>\\n|]{1,3000})(?:\\|([^<>\\n]*))?>");
  private static final Pattern QUOTE = Pattern.compile("(?m)^&gt;");
  private static final Pattern BULLET = Pattern.compile("(?m)^(\\s{0,40})[•◦▪]\\x{fe0e}?\\s+");
  private static final int LABEL = 300;

  SlackText {
    asks = List.copyOf(asks);
  }

  static SlackText of(Told told, String mrkdwn) {
    String blocks = fenced(quoted(Clip.to(mrkdwn, MOST)));
    String marked = BULLET.matcher(QUOTE.matcher(blocks).replaceAll(">")).replaceAll("$1- ");
    String markdown = plain(marked, UnaryOperator.identity());
    String naming =
        plain(
            marked,
            url ->
                Place.of(url.replace("&amp;", "&"))
                    .map(place -> told.connection() + ":" + place.key())
                    .orElse(url));
    return new SlackText(markdown, naming, asks(told, marked, markdown));
  }

  private static List<PersonRef> asks(Told told, String marked, String markdown) {
    Set<PersonRef> asks = new LinkedHashSet<>(Asked.named(MENTION, told.connection(), marked));
    asks.addAll(Asked.byAddress(markdown));
    told.ours().forEach(bot -> asks.remove(PersonRef.alias(told.connection(), bot)));
    return asks.stream().limit(Clip.LIST).toList();
  }

  /** The links that it states. */
  Set<StatedLinks.Stated> states() {
    return StatedLinks.in(naming);
  }

  /** The items that it only mentions. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(NamedItems.in(naming));
    states().forEach(stated -> names.remove(stated.other()));
    return names;
  }

  /** After three marks of a quotation all that follows is one. */
  private static String quoted(String text) {
    Matcher begins = Pattern.compile("(?m)^&gt;&gt;&gt;").matcher(text);
    return begins.find()
        ? text.substring(0, begins.start())
            + text.substring(begins.end()).replaceAll("(?m)^", "&gt; ")
        : text;
  }

  /** Slack's code blocks begin and end anywhere in a line; one that does not end is none. */
  private static String fenced(String text) {
    String[] parts = text.split("```", -1);
    StringBuilder fenced = new StringBuilder(text.length());
    for (int i = 0; i < parts.length; i++) {
      boolean isCode = i % 2 == 1 && i < parts.length - 1;
      fenced.append(isCode ? "\n```\n" + parts[i].strip() + "\n```\n" : parts[i]);
    }
    return fenced.toString();
  }

  private static String plain(String marked, UnaryOperator<String> address) {
    return TOKEN
        .matcher(marked)
        .replaceAll(token -> Matcher.quoteReplacement(word(token, address)))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String word(MatchResult token, UnaryOperator<String> address) {
    String what = token.group(1);
    Optional<String> label =
        Optional.ofNullable(token.group(2)).map(String::strip).filter(text -> !text.isEmpty());
    return switch (what.charAt(0)) {
      case '@' -> "@" + label.orElse(what.substring(1)).replaceFirst("^@", "");
      case '#' -> "#" + label.orElse(what.substring(1));
      case '!' -> special(what.substring(1), label);
      default -> link(what, label, address);
    };
  }

  private static String special(String what, Optional<String> label) {
    String name = what.replaceFirst("^subteam\\^", "");
    boolean isDate = name.startsWith("date^");
    return label.orElse(isDate ? "" : name).replaceFirst(isDate ? "^" : "^@?", isDate ? "" : "@");
  }

  private static String link(String url, Optional<String> label, UnaryOperator<String> address) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      return label.orElse(url.replaceFirst("^(?:mailto|tel):", ""));
    }
    String to = address.apply(url);
    if (!to.equals(url)) {
      return to;
    }
    String text = label.orElse("").replaceAll("[\\[\\]]", "");
    return text.isEmpty() || url.endsWith(text)
        ? "<" + url + ">"
        : "[" + Clip.to(text, LABEL) + "](" + url.replace(")", "%29") + ")";
  }
}
