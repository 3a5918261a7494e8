package dev.paydown.tools.jira;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jira's wiki markup as Markdown, as far as Paydown reads it: headings, lists, links, quotations
 * and code (Atlassian support, Text formatting notation). Other marks stay as they are.
 */
final class WikiText {
  private static final Pattern HEADING = Pattern.compile("^\\s*h([1-6])\\.\\s+(.*)$");
  private static final Pattern QUOTED = Pattern.compile("^\\s*bq\\.\\s+(.*)$");
  private static final Pattern LISTED = Pattern.compile("^\\s*([*#-]{1,9})\\s+(.*)$");
  private static final Pattern BOLD = Pattern.compile("^(\\s*)\\*([^*\\s][^*]*)\\*");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]|]{0,300})\\|([^\\[\\]|\\s]{1,1000})(?:\\|[^\\[\\]|]{0,100})?]");
  private static final Pattern BARE_LINK =
      Pattern.compile("\\[(https?://[^\\[\\]|\\s]{1,1000})](?!\\()");
  private static final Pattern CODE = Pattern.compile("\\{(?:code|noformat)(?::[^{}]{0,200})?}");
  private static final Pattern QUOTE = Pattern.compile("\\{quote}");
  private static final Pattern DRESS =
      Pattern.compile("\\{(?:color|panel|anchor|expand)(?::[^{}]{0,200})?}");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\[\\]{}*_|#!~^+-])");
  private final StringBuilder markdown = new StringBuilder();
  private boolean inCode;
  private boolean inQuote;

  private WikiText() {}

  static String markdown(String wiki) {
    WikiText text = new WikiText();
    wiki.lines().forEach(text::add);
    return text.markdown.toString().strip();
  }

  private void add(String line) {
    Matcher code = CODE.matcher(line);
    int from = 0;
    while (code.find()) {
      addPart(line.substring(from, code.start()), true);
      markdown.append("```\n");
      inCode = !inCode;
      from = code.end();
    }
    addPart(line.substring(from), from > 0);
  }

  /** A line, or what stands on one side of a mark in it: that is no line where it is empty. */
  private void addPart(String line, boolean isPart) {
    if (inCode) {
      append("", line, isPart);
      return;
    }
    Matcher quote = QUOTE.matcher(line);
    int from = 0;
    while (quote.find()) {
      addProse(line.substring(from, quote.start()), true);
      inQuote = !inQuote;
      from = quote.end();
    }
    addProse(line.substring(from), isPart || from > 0);
  }

  private void addProse(String line, boolean isPart) {
    append(inQuote ? "> " : "", prose(line), isPart);
  }

  private void append(String before, String line, boolean isPart) {
    if (!line.isBlank() || !isPart) {
      markdown.append(before).append(line).append('\n');
    }
  }

  private static String prose(String wiki) {
    String line = DRESS.matcher(wiki).replaceAll("");
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      return "#".repeat(Integer.parseInt(heading.group(1))) + " " + inline(heading.group(2));
    }
    Matcher quoted = QUOTED.matcher(line);
    if (quoted.matches()) {
      return "> " + inline(quoted.group(1));
    }
    Matcher listed = LISTED.matcher(line);
    if (listed.matches()) {
      return "  ".repeat(listed.group(1).length() - 1) + "- " + inline(listed.group(2));
    }
    return inline(BOLD.matcher(line).replaceFirst("$1**$2**"));
  }

  private static String inline(String text) {
    String linked = LINK.matcher(text).replaceAll("[$1]($2)");
    String plain = BARE_LINK.matcher(linked).replaceAll("<$1>");
    return ESCAPED.matcher(plain).replaceAll("$1");
  }
}
