package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void an_amount_is_exact_to_the_second() {
    assertThat(Amounts.of(0)).isEqualTo("0 h 00 min 00 s");
    assertThat(Amounts.of(4140)).isEqualTo("1 h 09 min 00 s");
    assertThat(Amounts.of(59)).isEqualTo("0 h 00 min 59 s");
    assertThat(Amounts.of(3_600_001)).isEqualTo("1000 h 00 min 01 s");
    assertThat(Amounts.of(-61)).isEqualTo("−0 h 01 min 01 s");
    assertThat(Amounts.signed(1)).isEqualTo("+0 h 00 min 01 s");
    assertThat(Amounts.signed(0)).isEqualTo("0 h 00 min 00 s");
  }

  @Test
  void money_is_time_at_the_rate_and_an_unreadable_rate_is_none() {
    assertThat(Money.rate("85 EUR").map(rate -> rate.of(4140))).contains("EUR 97.75");
    assertThat(Money.rate("€85.50").map(Money::hourly)).contains("€ 85.50 an hour");
    assertThat(Money.rate("100").map(rate -> rate.of(3_600_000_000L))).contains("100,000,000.00");
    assertThat(Money.rate("85.125").map(Money::hourly)).contains("85.125 an hour");
    assertThat(Money.rate("a lot")).isEqualTo(Optional.empty());
    assertThat(Money.rate("EUR 85 USD")).isEqualTo(Optional.empty());
    assertThat(Money.rate("")).isEqualTo(Optional.empty());
  }

  @Test
  void a_time_is_in_the_readers_zone_with_the_zone_said() {
    Instant now = Instant.parse("2026-11-10T13:05:00Z");
    Times berlin = new Times(ZoneId.of("Europe/Berlin"), now);
    assertThat(berlin.at(now)).isEqualTo("Tue 10 Nov, 14:05 CET");
    assertThat(berlin.at(Instant.parse("2026-07-01T12:00:00Z"))).isEqualTo("Wed 1 Jul, 14:00 CEST");
    assertThat(new Times(ZoneId.of("UTC"), now).at(now)).isEqualTo("Tue 10 Nov, 13:05 UTC");
    assertThat(Times.day(LocalDate.parse("2026-11-09"))).isEqualTo("Mon 9 Nov 2026");
  }

  @Test
  void a_time_of_another_year_in_the_readers_zone_says_its_year() {
    Times berlin = new Times(ZoneId.of("Europe/Berlin"), Instant.parse("2026-12-31T23:30:00Z"));
    assertThat(berlin.at(Instant.parse("2026-12-31T22:30:00Z")))
        .isEqualTo("Thu 31 Dec 2026, 23:30 CET");
    assertThat(berlin.at(Instant.parse("2026-12-31T23:30:00Z"))).isEqualTo("Fri 1 Jan, 00:30 CET");
  }

  @Test
  void a_span_over_midnight_says_both_days() {
    Times utc = new Times(ZoneId.of("UTC"), Instant.parse("2026-11-10T00:00:00Z"));
    assertThat(
            utc.span(Instant.parse("2026-11-10T14:00:00Z"), Instant.parse("2026-11-10T15:30:00Z")))
        .isEqualTo("Tue 10 Nov, 14:00–15:30 UTC");
    assertThat(
            utc.span(Instant.parse("2026-11-10T23:00:00Z"), Instant.parse("2026-11-11T01:00:00Z")))
        .isEqualTo("Tue 10 Nov, 23:00 UTC to Wed 11 Nov, 01:00 UTC");
  }
}
