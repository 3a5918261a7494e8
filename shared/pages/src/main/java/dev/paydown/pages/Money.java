package dev.paydown.pages;

import dev.paydown.brain.ledger.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What working time costs.
 *
 * @param currency as the workspace wrote it; may be empty
 * @param perHour what one hour costs
 */
public record Money(String currency, BigDecimal perHour) {
  private static final Pattern RATE =
      Pattern.compile(
          "([\\p{L}\\p{Sc}]{0,8})\\s*([0-9]{1,9}(?:\\.[0-9]{1,4})?)\\s*([\\p{L}\\p{Sc}]{0,8})");

  /** Reads {@code 85}, {@code EUR 85.50} or {@code 85 €}; empty where it is none of these. */
  public static Optional<Money> rate(String said) {
    Matcher parts = RATE.matcher(said.strip());
    if (!parts.matches() || (!parts.group(1).isEmpty() && !parts.group(3).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Money(parts.group(1) + parts.group(3), new BigDecimal(parts.group(2))));
  }

  /** The price of so much working time, rounded as {@link Price} rounds. */
  String of(long seconds) {
    return write(new Price(perHour).of(seconds));
  }

  /** The rate itself. */
  String hourly() {
    return write(perHour.setScale(Math.max(2, perHour.scale()), RoundingMode.UNNECESSARY))
        + " an hour";
  }

  private String write(BigDecimal amount) {
    String digits = String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount.abs());
    return (amount.signum() < 0 ? "\u2212" : "")
        + (currency.isEmpty() ? digits : currency + " " + digits);
  }
}
