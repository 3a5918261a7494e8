package dev.paydown.brain.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What working time costs at an hourly rate, in the workspace's own money. Exact decimal
 * arithmetic; an amount is rounded once, half to even at the second decimal. Each amount is rounded
 * by itself, so that rounded parts need not add up to a rounded sum: the time is the account.
 *
 * @param perHour what one hour costs
 */
public record Price(BigDecimal perHour) {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  /**
   * The rate that settings hold.
   *
   * @param costPerHour a decimal number, such as {@code 95.50}
   * @throws NumberFormatException naming the text, if it is none
   */
  public static Price of(String costPerHour) {
    return new Price(new BigDecimal(costPerHour.strip()));
  }

  /** The price of so many seconds; less than nothing for less than none. */
  public BigDecimal of(long seconds) {
    return perHour.multiply(BigDecimal.valueOf(seconds)).divide(HOUR, 2, RoundingMode.HALF_EVEN);
  }
}
