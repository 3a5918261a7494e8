package dev.paydown.local.seen;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The accessibility rules of axe-core: WCAG 2.2 A and AA with the sizes of targets, and its good
 * practices.
 */
final class Axe {
  private static final String SOURCE = source();
  private static final String RUN =
      """
      landmarks => axe.run(document, {rules: {
        'target-size': {enabled: true},
        'landmark-one-main': {enabled: landmarks},
        'region': {enabled: landmarks}}}).then(found =>
        found.violations.flatMap(rule => rule.nodes.map(node =>
          rule.id + ': ' + node.target.join(' ') + ': ' + node.failureSummary)))
      """;

  private Axe() {}

  /** Which rules hold. */
  enum Rules {
    OF_PAGES,
    /** A mail stands inside a page of its client's, which has the landmarks. */
    OF_MAILS
  }

  /** What breaks a rule on this page, a line each. The page's context runs scripts. */
  static List<String> violations(Page page, Rules rules) {
    page.evaluate(SOURCE);
    return ((List<?>) page.evaluate(RUN, rules == Rules.OF_PAGES))
        .stream().map(String::valueOf).toList();
  }

  private static String source() {
    try (InputStream file =
        Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
