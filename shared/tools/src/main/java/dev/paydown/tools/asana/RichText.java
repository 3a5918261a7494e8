package dev.paydown.tools.asana;

import dev.paydown.tools.text.Clip;
import java.util.regex.Pattern;

/** Asana's rich text, a small part of HTML, as people see it (Asana docs, Rich text). */
final class RichText {
  private static final Pattern BREAK =
      Pattern.compile("(?i)<br\\s*/?>|</(?:p|li|h1|h2|blockquote|pre|ul|ol)>|<hr\\s*/?>");
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");

  private RichText() {}

  static String plain(String html) {
    String text = BREAK.matcher(Clip.to(html, 2 * Clip.TEXT)).replaceAll("\n");
    return TAG.matcher(text)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
