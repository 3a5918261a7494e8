package dev.paydown.aws.log;

/**
 * A value of a metric, given as one of the parameters of a log line: the line is then a measurement
 * too, at no further call.
 */
public record Measured(Metric metric, long value) {

  /** One more of it. */
  public static Measured one(Metric metric) {
    return new Measured(metric, 1);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
