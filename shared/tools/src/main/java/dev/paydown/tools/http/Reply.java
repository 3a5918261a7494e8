package dev.paydown.tools.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What came of one request to a tool's API, as far as acting once is concerned. */
public sealed interface Reply {

  /**
   * It was carried out; {@code data} is what the tool shows, a missing node where it shows none.
   */
  record Data(JsonNode data) implements Reply {}

  /** The tool knows no such thing. */
  record Missing() implements Reply {}

  /** The tool refused it: nothing happened, and trying again will not help. */
  record Refused(String why) implements Reply {}

  /** Nothing happened, and it may be tried again after that long. */
  record NotNow(Duration after, String why) implements Reply {}

  /** Nobody can tell whether it had its effect. */
  record Ambiguous(String why) implements Reply {}
}
