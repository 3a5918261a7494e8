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
 * reads. Its event is {@code {"mode": "check" or "recompute", "name": the execution's}}.
 */
public final class ManifestFunction
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  /** What fell due later than this before a check may still be on its way. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(40);

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
   * @throws IllegalArgumentException naming the field, if the mode or the name is none
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
        };
    List<String> workspaces = deployment.roll().workspaces();
    String key = deployment.manifests().write(name, workspaces);
    return Map.of(
        "key", key, "workspaces", workspaces.size(), "mode", mode.label(), "at", at.toString());
  }
}
