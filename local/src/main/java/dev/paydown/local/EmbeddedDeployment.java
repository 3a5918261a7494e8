package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;

/** Puts a deployment on this machine together. */
final class EmbeddedDeployment {
  private EmbeddedDeployment() {}

  /** The deployment over that world. */
  static Deployment assemble(World world) {
    if (world.table().isEmpty()) {
      throw new IllegalArgumentException("the table has no name");
    }
    return Deployments.fromEnvironment();
  }
}
