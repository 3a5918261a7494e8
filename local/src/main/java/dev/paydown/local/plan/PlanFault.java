package dev.paydown.local.plan;

/** What is wrong with a plan file, in one line that names the place and the fault. */
public final class PlanFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A fault with this message. */
  public PlanFault(String message) {
    super(message);
  }
}
