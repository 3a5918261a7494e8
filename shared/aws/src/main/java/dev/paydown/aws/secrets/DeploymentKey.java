package dev.paydown.aws.secrets;

/** Where the key of a deployment is. */
@FunctionalInterface
public interface DeploymentKey {

  /** The 32 bytes of the key. */
  byte[] bytes();
}
