package dev.paydown.tools;

/** Whether a delivery comes from the tool. */
public sealed interface Verdict {

  /**
   * It does.
   *
   * @param deliveryId the same for each attempt of the same delivery
   */
  record Genuine(String deliveryId) implements Verdict {}

  /** It does not, or is too old; answered 401, nothing stored. */
  record Refused(String why) implements Verdict {}
}
