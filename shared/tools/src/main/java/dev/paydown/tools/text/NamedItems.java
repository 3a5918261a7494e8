package dev.paydown.tools.text;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The work items that a text names anywhere in it, outside of code and quotations: {@code ENG-12},
 * {@code acme/web#42}, {@code studio:design-1}, or the address of an item in a tool that Paydown
 * reads. Whether there is such an item, the graph finds out: other words look like keys as well.
 */
public final class NamedItems {
  private static final Pattern NAME =
      Pattern.compile(
          "\\[([^\\]]{0,300})]\\((https?://[^\\s)]{1,1000})\\)" // Markdown link
              + "|(https?://[^\\s<>)\\]]{1,1000})"
              + "|(?<![\\w/.-])([A-Za-z0-9_.-]{1,100}(?:/[A-Za-z0-9_.-]{1,100}){1,20}[#!][0-9]{1,9})(?!\\w)"
              + "|(?<![\\w:/.-])([a-z][a-z0-9-]{0,40}:(?:[A-Za-z][A-Za-z0-9_./#-]{0,200}?[-#/!]|#)"
              + "[0-9](?:[0-9.]{0,40}[0-9])?)(?![\\w/-])"
              + "|(?<![\\w/#.-])([A-Z][A-Z0-9_]{1,20}-[0-9]{1,9})(?![\\w-]|\\.[0-9])");

  /** Tools' addresses that end in a number or a key; what follows shows a part of the item. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(https?://[^/?#]{1,255}/[^?#]{0,600}?(?:(?:issues|work_items|pull|pulls|pull-requests"
              + "|pullrequest|merge_requests|pulses|_workitems/edit)/[0-9]{1,19}"
              + "|browse/[A-Z][A-Z0-9_]{0,20}-[0-9]{1,9}))(?:[/?#].*)?$");

  private static final Pattern WHOLE =
      Pattern.compile(
          "^https://(?:linear\\.app/[^/]+/(?:issue|project|initiative)/"
              + "|[a-z0-9-]+(?:\\.eu)?\\.pagerduty\\.com/incidents/|trello\\.com/c/"
              + "|app\\.asana\\.com/|(?:www\\.)?figma\\.com/(?:file|design|board|proto)/"
              + "|(?:www\\.)?notion\\.so/|[a-z0-9-]+\\.notion\\.site/).+");

  private static final Pattern ASCII = Pattern.compile("[\\x21-\\x7e]+");

  /** What comes before a number and a dash without being a project. */
  private static final Set<String> NO_PROJECTS =
      Set.of(
          "AES", "CET", "COVID", "DIN", "GMT", "GPT", "HTTP", "IEEE", "ISO", "MD", "PEP", "RFC",
          "RSA", "SHA", "TLS", "UTC", "UTF", "WCAG");

  private NamedItems() {}

  /** As they are written, each once, in the order of the text. */
  public static Set<String> in(String markdown) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : ProseLines.of(markdown)) {
      find(ProseLines.withoutCode(line), names);
    }
    return names;
  }

  private static void find(String line, Set<String> names) {
    Matcher name = NAME.matcher(line);
    while (name.find() && names.size() < Clip.LIST) {
      Optional<String> label = group(name, 1);
      Optional<String> address = group(name, 2).or(() -> group(name, 3)).flatMap(NamedItems::item);
      if (address.isPresent()) {
        names.add(address.get());
      } else if (label.isPresent()) {
        find(label.get(), names);
      }
      group(name, 4).or(() -> group(name, 5)).ifPresent(names::add);
      group(name, 6).filter(key -> !NO_PROJECTS.contains(project(key))).ifPresent(names::add);
    }
  }

  private static Optional<String> group(Matcher matcher, int group) {
    return Optional.ofNullable(matcher.group(group));
  }

  private static String project(String key) {
    return key.substring(0, key.lastIndexOf('-'));
  }

  /** The address, where it is one of an item. */
  private static Optional<String> item(String written) {
    String url = written.replaceAll("[.,;:!?*_]+$", "");
    Matcher numbered = NUMBERED.matcher(url);
    Optional<String> item =
        numbered.matches()
            ? Optional.of(numbered.group(1))
            : Optional.of(url).filter(one -> WHOLE.matcher(one).matches());
    return item.filter(one -> ASCII.matcher(one).matches());
  }
}
