package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command that asks the API, and shows the answer in words or as it came. */
abstract class ApiCommand extends Asking implements Callable<Integer> {
  @Option(names = "--json", description = "the API's own answer")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ApiCommand() {}

  @Override
  public final Integer call() {
    Api api = api();
    JsonNode answer = ask(api);
    out().print(json ? answer.toPrettyString() + "\n" : told(answer));
    out().flush();
    if (!json) {
      after(api, answer, out());
      out().flush();
    }
    return exitCode(answer);
  }

  /** What takes longer, and is said line by line. */
  void after(Api api, JsonNode answer, PrintWriter out) {}

  /** Asks, and says what was answered. */
  abstract JsonNode ask(Api api);

  /** The answer in words or a table. */
  abstract String told(JsonNode answer);

  /** 0 unless the answer itself is bad news. */
  int exitCode(JsonNode answer) {
    return 0;
  }

  /** A field as text; a dash where it is absent or null. */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? "-" : value.asText();
  }

  /** An instant to the second, for people; the interface keeps all of it. */
  static String moment(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual()
        ? Instant.parse(value.asText()).truncatedTo(ChronoUnit.SECONDS).toString()
        : "-";
  }

  /** Seconds of working time as hours, minutes and seconds: {@code 1:09:00}. */
  static String time(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? time(value.asLong()) : "-";
  }

  static String time(long seconds) {
    long all = Math.abs(seconds);
    return "%s%d:%02d:%02d".formatted(seconds < 0 ? "-" : "", all / 3600, all / 60 % 60, all % 60);
  }
}
