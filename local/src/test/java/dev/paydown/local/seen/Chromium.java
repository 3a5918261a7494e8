package dev.paydown.local.seen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Visitor} of its own, in the machine's own Chromium: one browser for the
 * whole test run, one context for each test.
 *
 * <p>Where there is no Chromium the tests are left out and say so; where {@code CI} is {@code true}
 * they fail.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** What is looked for appears at once on a free machine; tests may share theirs. */
  private static final double PATIENCE_MILLIS = 20_000;

  private static final String MISSING =
      "No Chromium: what people see is not tested. Install it (Debian: apt-get install chromium),"
          + " or name it by PAYDOWN_CHROMIUM.";

  /** The browser with the driver that steers it. */
  private record Running(Playwright driver, Browser browser, Page scripted)
      implements AutoCloseable {
    static Running start(Path executable) {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      Playwright driver =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Browser browser =
          driver
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable)
                      .setHeadless(true)
                      .setArgs(FLAGS));
      return new Running(driver, browser, browser.newPage());
    }

    @Override
    public void close() {
      browser.close();
      driver.close();
    }
  }

  private static Optional<Path> executable() {
    Stream<Path> named = Stream.ofNullable(System.getenv("PAYDOWN_CHROMIUM")).map(Path::of);
    Stream<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (executable().isPresent() || "true".equals(System.getenv("CI"))) {
      return ConditionEvaluationResult.enabled("there is a browser, or there has to be");
    }
    System.out.println("NOTICE " + context.getDisplayName() + ": " + MISSING);
    return ConditionEvaluationResult.disabled(MISSING);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Visitor.class);
  }

  @Override
  public Visitor resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                Running.class,
                key ->
                    Running.start(
                        executable().orElseThrow(() -> new IllegalStateException(MISSING))),
                Running.class);
    Visitor visitor = Visitor.in(running.browser(), running.scripted());
    context.getStore(NAMESPACE).put(Visitor.class, visitor);
    return visitor;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Optional.ofNullable(context.getStore(NAMESPACE).remove(Visitor.class, Visitor.class))
        .ifPresent(Visitor::close);
  }
}
