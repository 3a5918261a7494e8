package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.ledger.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class PriceTest {
  @Test
  void an_amount_is_exact_but_for_one_rounding_half_to_even() {
    assertThat(Price.of("90").of(1380)).isEqualTo(new BigDecimal("34.50"));
    assertThat(Price.of("0.0001").of(3600L * 1_000_000)).isEqualTo(new BigDecimal("100.00"));
    // 0.01 an hour: half an hour is half a cent, an hour and a half a cent and a half.
    assertThat(Price.of("0.01").of(1800)).isEqualTo(new BigDecimal("0.00"));
    assertThat(Price.of("0.01").of(5400)).isEqualTo(new BigDecimal("0.02"));
    assertThat(Price.of("0.01").of(-5400)).isEqualTo(new BigDecimal("-0.02"));
    assertThat(Price.of("95.50").of(0)).isEqualTo(new BigDecimal("0.00"));
  }
}
