package dev.paydown.brain.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One name for the place that an address leads to. People paste addresses with and without a slash,
 * an anchor or a query at the end; and some tools write titles into theirs, or show one thing on
 * the page of another.
 */
final class PageAddress {
  private static final Pattern CARD =
      Pattern.compile(
          "https?://(?:www\\.)?trello\\.com/c/([A-Za-z0-9]{1,40})"
              + "(?:[/?][^#]*)?(#checkitem-[A-Za-z0-9]{1,40})?(?:#.*)?");

  /** A file or a branch of it, of whatever kind. */
  private static final Pattern DESIGN =
      Pattern.compile(
          "https?://(?:www\\.)?figma\\.com/(?:file|design|board|slides|proto)"
              + "/(?:[A-Za-z0-9_-]{1,100}/branch/)?([A-Za-z0-9_-]{1,100})(?:[/?#].*)?");

  /** What is chosen in it, and a comment on it, which is the same wherever one looks from. */
  private static final Pattern CHOSEN =
      Pattern.compile("[?&]node-id=([A-Za-z0-9:;_-]{1,200})(?:[&#].*)?$");

  private static final Pattern COMMENT = Pattern.compile("#([0-9]{1,40})$");

  /** The first page of a file is chosen where nothing else is. */
  private static final String FIRST_PAGE = "0-1";

  /** Jira's boards show an issue beside them. */
  private static final Pattern ON_A_BOARD =
      Pattern.compile(
          "(https?://[A-Za-z0-9.-]{1,100}\\.atlassian\\.net)/[^?#]*\\?(?:[^#]*&)?selectedIssue="
              + "([A-Z][A-Z0-9_]{0,20}-[0-9]{1,9})(?:[&#].*)?");

  private PageAddress() {}

  /** The place. */
  static String of(String url) {
    Matcher card = CARD.matcher(url);
    if (card.matches()) {
      String part = card.group(2) == null ? "" : card.group(2);
      return "https://trello.com/c/" + card.group(1) + part;
    }
    Matcher design = DESIGN.matcher(url);
    if (design.matches()) {
      return "https://www.figma.com/file/" + design.group(1) + within(url);
    }
    Matcher onBoard = ON_A_BOARD.matcher(url);
    if (url.contains("selectedIssue=") && onBoard.matches()) {
      return onBoard.group(1) + "/browse/" + onBoard.group(2);
    }
    String bare = url.replaceFirst("[?#].*$", "");
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static String within(String design) {
    Matcher comment = COMMENT.matcher(design);
    if (comment.find()) {
      return "#" + comment.group(1);
    }
    String decoded = design.replaceAll("%3[Aa]", ":").replaceAll("%3[Bb]", ";");
    Matcher chosen = CHOSEN.matcher(decoded);
    String node = chosen.find() ? chosen.group(1).replaceAll("[:;]", "-") : FIRST_PAGE;
    return node.equals(FIRST_PAGE) ? "" : "?node-id=" + node;
  }
}
