package dev.paydown.aws;

import java.util.Optional;

/** Placeholder until the AWS adapters are merged. */
public final class Deployments {
  private Deployments() {}

  /** The world that Lambda's environment describes. */
  public static Deployment fromEnvironment() {
    return Optional.<Deployment>empty()
        .orElseThrow(() -> new IllegalStateException("the AWS adapters are not merged yet"));
  }
}
