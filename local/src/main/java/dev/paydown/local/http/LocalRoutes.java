package dev.paydown.local.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.Workspaces;
import dev.paydown.local.time.LocalClock;
import dev.paydown.local.time.Works;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What only the embedded run has: {@code /local/clock}, {@code /local/workspaces} and {@code
 * /local/mail}.
 */
public final class LocalRoutes implements Mount {
  private static final Duration FURTHEST = Duration.ofDays(400);
  private static final int LONGEST_NAME = 200;

  private final LocalClock clock;
  private final Works works;
  private final Workspaces workspaces;
  private final Optional<? extends Mount> mail;

  /**
   * Routes to those.
   *
   * @param mail takes mails in, where that can be played
   */
  public LocalRoutes(
      LocalClock clock, Works works, Workspaces workspaces, Optional<? extends Mount> mail) {
    this.clock = clock;
    this.works = works;
    this.workspaces = workspaces;
    this.mail = mail;
  }

  @Override
  public Answer handle(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /local/clock", "HEAD /local/clock" -> now(clock.instant());
        case "POST /local/clock" -> advance(request);
        case "POST /local/workspaces" -> create(request);
        case "POST /local/mail" ->
            mail.map(route -> route.handle(request))
                .orElseGet(() -> Answer.problem(404, "Not Found"));
        default -> Answer.problem(404, "Not Found");
      };
    } catch (JacksonException e) {
      return Answer.problem(400, "the body is no JSON");
    } catch (IOException e) {
      return Answer.problem(400, "the body could not be read");
    } catch (IllegalArgumentException | DateTimeException e) {
      return Answer.problem(400, String.valueOf(e.getMessage()));
    } catch (Works.NotDrained e) {
      return Answer.problem(503, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.problem(503, "stopping");
    }
  }

  private Answer advance(Request request) throws IOException, InterruptedException {
    JsonNode by = BrainJson.mapper().readTree(request.body()).path("advance");
    if (!by.isTextual()) {
      throw new IllegalArgumentException("advance is not a text such as P1D or PT15M");
    }
    return now(works.advance(duration(by.asText(), clock.instant())));
  }

  /** The length of an ISO 8601 period or duration from that instant, in UTC. */
  static Duration duration(String text, Instant from) {
    Duration duration;
    try {
      duration =
          text.contains("T")
              ? Duration.parse(text)
              : Duration.between(from, from.atZone(ZoneOffset.UTC).plus(Period.parse(text)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("advance " + text + " is no ISO 8601 duration", e);
    }
    if (duration.isNegative() || duration.compareTo(FURTHEST) > 0) {
      throw new IllegalArgumentException("advance " + text + " is not 0 to 400 days");
    }
    return duration;
  }

  private Answer create(Request request) throws IOException {
    JsonNode name = BrainJson.mapper().readTree(request.body()).path("name");
    if (!name.isTextual() || name.asText().isBlank() || name.asText().length() > LONGEST_NAME) {
      throw new IllegalArgumentException("name is not a text of 1 to 200 characters");
    }
    Workspaces.Made made = workspaces.create(name.asText());
    return Answer.json(
        201,
        BrainJson.mapper()
            .createObjectNode()
            .put("workspace", made.workspace())
            .put("name", made.name())
            .put("token", made.token()));
  }

  private static Answer now(Instant now) {
    return Answer.json(200, BrainJson.mapper().createObjectNode().put("now", now.toString()));
  }
}
