package dev.paydown.batch.fullsweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first step of a full sweep: writes all workspaces into a manifest, which the sweep's map
 * reads. Its event is {@code {"mode": "check", "recompute" or "compact", "name": the execution's}},
 * with {@code "keepLogDays"} for the last, 30 or more.
 */
public final class ManifestFunction
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  /** What fell due later than this before a check may still be on its way. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(40);

  /** Dead letters are mended from the log: nobody shall find it gone who comes back to them. */
  private static final int KEEP_LOG_DAYS_MIN = 30;

  private final Deployment deployment;

  /** For Lambda. */
  public ManifestFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public ManifestFunction(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * Where the manifest stands ({@code key}), how many it lists ({@code workspaces}), and by which
   * instant each is to be up to date ({@code at}).
   *
   * @throws IllegalArgumentException naming the field, if the mode, the name or the days are none
   */
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> run, Context context) {
    Mode mode = Mode.named(Optional.ofNullable(run.get("mode")));
    String name =
        Optional.ofNullable(run.get("name"))
            .map(Object::toString)
            .orElseThrow(() -> new IllegalArgumentException("name: is missing"));
    Instant now = deployment.clock().instant();
    Instant at =
        switch (mode) {
          case CHECK -> now.minus(ON_ITS_WAY);
          case RECOMPUTE -> now;
          case COMPACT -> now.minus(keepLog(run));
        };
    List<String> workspaces = deployment.roll().workspaces();
    String key = deployment.manifests().write(name, workspaces);
    return Map.of(
        "key", key, "workspaces", workspaces.size(), "mode", mode.label(), "at", at.toString());
  }

  private static Duration keepLog(Map<String, Object> run) {
    String given = String.valueOf(run.getOrDefault("keepLogDays", ""));
    try {
      int days = Integer.parseInt(given);
      if (days >= KEEP_LOG_DAYS_MIN) {
        return Duration.ofDays(days);
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("keepLogDays: is no number of days", notANumber);
    }
    throw new IllegalArgumentException(
        "keepLogDays: is " + given + ", less than " + KEEP_LOG_DAYS_MIN);
  }
}
