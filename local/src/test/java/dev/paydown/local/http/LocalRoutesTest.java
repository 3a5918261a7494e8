package dev.paydown.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalRoutesTest {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

  @Test
  void periods_and_durations_are_both_understood() {
    assertThat(LocalRoutes.duration("P1D", NOW)).isEqualTo(Duration.ofDays(1));
    assertThat(LocalRoutes.duration("P1W", NOW)).isEqualTo(Duration.ofDays(7));
    assertThat(LocalRoutes.duration("P1M", NOW)).isEqualTo(Duration.ofDays(28));
    assertThat(LocalRoutes.duration("PT15M", NOW)).isEqualTo(Duration.ofMinutes(15));
    assertThat(LocalRoutes.duration("P1DT2H", NOW)).isEqualTo(Duration.ofHours(26));
  }

  @Test
  void what_is_none_or_goes_back_is_refused_by_name() {
    assertThatThrownBy(() -> LocalRoutes.duration("tomorrow", NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("advance tomorrow is no ISO 8601 duration");
    assertThatThrownBy(() -> LocalRoutes.duration("PT-1S", NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("advance PT-1S is not 0 to 400 days");
  }
}
