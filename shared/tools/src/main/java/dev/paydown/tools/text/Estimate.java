package dev.paydown.tools.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How long something is thought to take, as the brain keeps it: working days of eight hours, to the
 * thousandth. What is nothing at that is no estimate.
 */
public final class Estimate {
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(8 * 60 * 60);
  private static final BigDecimal DAY_HOURS = BigDecimal.valueOf(8);
  private static final int DECIMALS = 3;

  private Estimate() {}

  /** Of so many seconds, 0 or more. */
  public static Optional<String> ofSeconds(long seconds) {
    return days(BigDecimal.valueOf(seconds), DAY_SECONDS);
  }

  /** Of so many hours, 0 or more. */
  public static Optional<String> ofHours(BigDecimal hours) {
    return days(hours, DAY_HOURS);
  }

  /** Of so many working days, 0 or more. */
  public static Optional<String> ofDays(BigDecimal days) {
    return days(days, BigDecimal.ONE);
  }

  private static Optional<String> days(BigDecimal amount, BigDecimal day) {
    return Optional.of(amount.divide(day, DECIMALS, RoundingMode.HALF_UP))
        .filter(days -> days.signum() > 0)
        .map(days -> days.stripTrailingZeros().toPlainString());
  }
}
