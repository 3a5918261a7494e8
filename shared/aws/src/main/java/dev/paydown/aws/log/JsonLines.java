package dev.paydown.aws.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.paydown.tools.json.BrainJson;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Writes a log line as one line of JSON, and what is {@link Measured} in it in CloudWatch's
 * embedded metric format: {@code
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html}.
 * Of an exception stand the kinds and places; messages may quote what was read. Of what libraries
 * log stands the pattern without its parameters, for the same reason.
 */
public final class JsonLines extends Formatter {
  /** The namespace of every metric. */
  public static final String NAMESPACE = "Paydown";

  private static final String OURS = "dev.paydown.";

  private final String stack;

  /**
   * Lines of this deployment.
   *
   * @param stack the one dimension of every metric
   */
  public JsonLines(String stack) {
    this.stack = stack;
  }

  /** From now on this process's log is such lines on that stream, and nothing else. */
  public static void install(PrintStream out, String stack) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(on(out, stack));
  }

  /** A handler that writes each line at once. */
  public static Handler on(PrintStream out, String stack) {
    Handler handler =
        new StreamHandler(out, new JsonLines(stack)) {
          @Override
          public synchronized void publish(LogRecord logged) {
            super.publish(logged);
            flush();
          }
        };
    handler.setLevel(Level.INFO);
    return handler;
  }

  @Override
  public String format(LogRecord logged) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", logged.getInstant().toString());
    line.put("level", level(logged.getLevel()));
    line.put("message", Redaction.of(message(logged)));
    line.put("logger", String.valueOf(logged.getLoggerName()));
    String trace = System.getProperty("com.amazonaws.xray.traceHeader", "");
    if (!trace.isEmpty()) {
      line.put("trace", trace.split(";", 2)[0].replaceFirst("^Root=", ""));
    }
    LogScope.fields().forEach(field -> put(line, field));
    List<Measured> measured = new ArrayList<>();
    Object[] parameters = logged.getParameters();
    for (Object parameter : parameters == null ? new Object[0] : parameters) {
      if (parameter instanceof Field field) {
        put(line, field);
      } else if (parameter instanceof Measured one) {
        measured.add(one);
      }
    }
    if (logged.getThrown() != null) {
      line.put("thrown", Fault.places(logged.getThrown()));
    }
    if (!measured.isEmpty()) {
      measure(line, measured, logged.getMillis());
    }
    try {
      return BrainJson.mapper().writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Map<String, Object> line, Field field) {
    line.put(
        field.name(), field.value() instanceof String text ? Redaction.of(text) : field.value());
  }

  private void measure(Map<String, Object> line, List<Measured> measured, long atMillis) {
    List<Map<String, String>> metrics =
        measured.stream()
            .map(one -> Map.of("Name", one.metric().label(), "Unit", one.metric().unit()))
            .toList();
    line.put("Stack", stack);
    measured.forEach(one -> line.put(one.metric().label(), one.value()));
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            atMillis,
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    NAMESPACE,
                    "Dimensions",
                    List.of(List.of("Stack")),
                    "Metrics",
                    metrics))));
  }

  /** A console shows what stands on further lines; here it has a field of its own. */
  private String message(LogRecord logged) {
    return isOurs(logged)
        ? formatMessage(logged).lines().findFirst().orElse("")
        : String.valueOf(logged.getMessage());
  }

  private static boolean isOurs(LogRecord logged) {
    return String.valueOf(logged.getLoggerName()).startsWith(OURS);
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
