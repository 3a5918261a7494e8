package dev.paydown.aws.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Handler handler =
      JsonLines.on(new PrintStream(written, true, StandardCharsets.UTF_8), "prod");

  private void log(Level level, String logger, String message, Object... parameters) {
    LogRecord logged = new LogRecord(level, message);
    logged.setLoggerName(logger);
    logged.setInstant(Instant.parse("2026-11-02T09:00:00Z"));
    logged.setParameters(parameters);
    handler.publish(logged);
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static JsonNode json(String text) throws Exception {
    return BrainJson.mapper().readTree(text);
  }

  @Test
  void a_line_is_one_object_with_its_message_its_fields_and_those_of_its_scope() throws Exception {
    boolean _ =
        LogScope.with(
            new Field("function", "notify"),
            () ->
                LogScope.with(
                    Field.workspace("w1"),
                    () -> {
                      log(
                          Level.INFO,
                          "dev.paydown.x.Notify",
                          "mailing {0} is out\nand more for a console",
                          new Field("mailing", "ask-1"),
                          Field.correlation("00112233445566aa"));
                      return true;
                    }));
    log(Level.WARNING, "dev.paydown.x.Notify", "outside");

    assertThat(lines()).hasSize(2);
    assertThat(json(lines().getFirst()))
        .isEqualTo(
            json(
                """
                {"timestamp":"2026-11-02T09:00:00Z","level":"INFO","message":"mailing ask-1 is out",
                 "logger":"dev.paydown.x.Notify","function":"notify","workspace":"w1",
                 "mailing":"ask-1","correlation":"00112233445566aa"}"""));
    assertThat(json(lines().get(1)))
        .isEqualTo(
            json(
                """
                {"timestamp":"2026-11-02T09:00:00Z","level":"WARN","message":"outside",
                 "logger":"dev.paydown.x.Notify"}"""));
  }

  @Test
  void what_is_measured_stands_in_the_line_as_an_embedded_metric() throws Exception {
    log(
        Level.INFO,
        "dev.paydown.x.Ingest",
        "taken in",
        new Field("connection", "studio"),
        Measured.one(Metric.DELIVERIES_ACCEPTED),
        new Measured(Metric.STREAM_AGE, 42));

    assertThat(json(lines().getFirst()))
        .isEqualTo(
            json(
                """
                {"timestamp":"2026-11-02T09:00:00Z","level":"INFO","message":"taken in",
                 "logger":"dev.paydown.x.Ingest","connection":"studio","Stack":"prod",
                 "DeliveriesAccepted":1,"StreamAge":42,
                 "_aws":{"Timestamp":1793610000000,"CloudWatchMetrics":[{
                   "Namespace":"Paydown","Dimensions":[["Stack"]],
                   "Metrics":[{"Name":"DeliveriesAccepted","Unit":"Count"},
                              {"Name":"StreamAge","Unit":"Milliseconds"}]}]}}"""));
  }

  @Test
  void of_what_broke_stand_kinds_and_places_and_no_message() throws Exception {
    RuntimeException broken =
        new IllegalStateException(
            "read this of you", new IllegalArgumentException("read that of you"));
    Logger logger = Logger.getLogger("dev.paydown.x.Broken");
    logger.addHandler(handler);
    Fault.logged(System.getLogger("dev.paydown.x.Broken"), "folding", broken);
    logger.removeHandler(handler);

    JsonNode line = json(lines().getFirst());
    assertThat(line.path("message").asText()).isEqualTo("folding failed");
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("thrown").get(0).asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("thrown").get(1).asText()).startsWith("at dev.paydown.aws.log");
    assertThat(line.toString())
        .contains("java.lang.IllegalArgumentException")
        .doesNotContain("of you");
  }

  @Test
  void of_what_a_library_logs_stands_the_pattern_alone() throws Exception {
    log(Level.INFO, "com.example.Http", "sent {0}", "authorization: Bearer abc");

    assertThat(json(lines().getFirst()).path("message").asText()).isEqualTo("sent {0}");
  }

  @Test
  void an_address_or_a_token_that_is_logged_after_all_is_hidden() throws Exception {
    String token = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";
    log(
        Level.INFO,
        "dev.paydown.x.Notify",
        "to {0}",
        new Field("to", "Ada <ada@example.com>"),
        new Field("link", "https://pay.example/decide/" + token));

    assertThat(json(lines().getFirst()))
        .isEqualTo(
            json(
                """
                {"timestamp":"2026-11-02T09:00:00Z","level":"INFO","message":"to Ada <[hidden]>",
                 "logger":"dev.paydown.x.Notify","to":"Ada <[hidden]>",
                 "link":"https://pay.example/decide/[hidden]"}"""));
  }

  @Test
  void what_is_finer_than_news_is_not_written() {
    log(Level.FINE, "dev.paydown.x.Publish", "announced");

    assertThat(lines()).isEmpty();
  }
}
