package dev.paydown.local.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser that runs no script, 1280 pixels wide. Whatever they look for is waited
 * for; nothing sleeps.
 */
public final class Visitor implements AutoCloseable {
  /** Where screenshots go, in the module whose tests run. */
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final String NOWHERE = "http://mail.invalid/";
  private static final int WIDE = 1280;
  private static final int NARROW = 320;
  private static final int HEIGHT = 900;

  private final BrowserContext context;
  private final Page page;

  /** Where scripts run, so that axe can. */
  private final Page copy;

  private final List<String> asked = new ArrayList<>();
  private @Nullable Response shown;

  private Visitor(BrowserContext context, Page copy) {
    this.context = context;
    this.page = context.newPage();
    this.copy = copy;
    page.onRequest(request -> asked.add(request.url()));
    page.onResponse(
        response -> {
          if (response.request().isNavigationRequest()
              && response.frame().equals(page.mainFrame())) {
            shown = response;
          }
        });
  }

  /**
   * Somebody new.
   *
   * @param copy a page in which scripts run; visitors share it
   */
  static Visitor in(Browser browser, Page copy) {
    return new Visitor(
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(WIDE, HEIGHT)),
        copy);
  }

  /** Opens an address of the embedded run. */
  public Visitor open(String url) {
    page.navigate(url);
    return this;
  }

  /** Shows a document that is served nowhere: a mail. */
  public Visitor shows(String html) {
    page.unroute(NOWHERE);
    page.route(
        NOWHERE,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(html)));
    return open(NOWHERE);
  }

  /** What is open, for all that Playwright can do with it. */
  public Page page() {
    return page;
  }

  /** Presses the button of this name. */
  public Visitor press(String button) {
    named(AriaRole.BUTTON, button).click();
    return this;
  }

  /** Follows the link of this name. */
  public Visitor follow(String link) {
    named(AriaRole.LINK, link).click();
    return this;
  }

  /** Opens a part that is folded away. */
  public Visitor unfold(String summary) {
    page.locator("summary").filter(new Locator.FilterOptions().setHasText(summary)).click();
    return this;
  }

  /** Waits until this heading is on the page. */
  public Visitor sees(String heading) {
    PlaywrightAssertions.assertThat(named(AriaRole.HEADING, heading)).isVisible();
    return this;
  }

  /** Waits until this text is somewhere on the page. */
  public Visitor reads(String text) {
    PlaywrightAssertions.assertThat(page.locator("main")).containsText(text);
    return this;
  }

  private Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** The status of what is shown. */
  public int status() {
    return last().status();
  }

  /** What the shown document weighs on the wire, uncompressed, in bytes. */
  public int weightBytes() {
    return last().body().length;
  }

  private Response last() {
    return Objects.requireNonNull(shown, "nothing was opened yet");
  }

  /**
   * Asserts what holds of every page in every state: nothing runs over the side at 320 pixels, axe
   * finds nothing in light and in dark, and no request has left this host. Leaves screenshots in
   * {@code target/screenshots}: {@code NAME-light-1280.png}, {@code -light-320}, {@code
   * -dark-1280}, {@code -dark-320}.
   */
  public Visitor looksRight(String name) {
    return looksRight(name, Axe.Rules.OF_PAGES);
  }

  /** The same of a mail, which stands inside a client's own page: landmarks are the client's. */
  public Visitor looksRightAsMail(String name) {
    return looksRight(name, Axe.Rules.OF_MAILS);
  }

  private Visitor looksRight(String name, Axe.Rules rules) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {NARROW, WIDE}) {
        page.setViewportSize(width, HEIGHT);
        assertFits(name, width);
        String file = name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(file + ".png")));
      }
    }
    assertAccessible(name, rules);
    assertStayed();
    return this;
  }

  private void assertFits(String name, int width) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("%s: how far it reaches in a window of %s px", name, width)
        .isEqualTo(width);
  }

  /** Asserts that every request so far went to the host of what is shown. */
  public void assertStayed() {
    String home = host(page.url());
    assertThat(asked).allMatch(url -> host(url).equals(home));
  }

  private static String host(String url) {
    return URI.create(url).getRawAuthority();
  }

  /** Axe is a script, so it gets the same document in a context that runs scripts. */
  private void assertAccessible(String name, Axe.Rules rules) {
    // Widths and schemes are crossed: contrast does not depend on the width, nor size on the
    // scheme.
    assertAccessible(name, rules, ColorScheme.LIGHT, NARROW);
    assertAccessible(name, rules, ColorScheme.DARK, WIDE);
  }

  private void assertAccessible(String name, Axe.Rules rules, ColorScheme scheme, int width) {
    Map<String, String> headers = new TreeMap<>(last().allHeaders());
    headers.keySet().removeAll(List.of("content-length", "content-encoding", "transfer-encoding"));
    String html = page.content();
    copy.unroute("**/*");
    copy.route(
        "**/*",
        route -> {
          if (route.request().frame().equals(copy.mainFrame())) {
            route.fulfill(
                new Route.FulfillOptions().setStatus(200).setHeaders(headers).setBody(html));
          } else {
            route.abort();
          }
        });
    copy.setViewportSize(width, HEIGHT);
    copy.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    copy.navigate(page.url());
    assertThat(Axe.violations(copy, rules)).as("%s, %s, %s px", name, scheme, width).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
