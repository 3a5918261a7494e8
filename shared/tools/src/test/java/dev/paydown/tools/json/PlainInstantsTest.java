package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainInstantsTest {
  @Test
  void instants_stand_as_iso_writes_them() {
    assertThat(
            BrainJson.write(
                List.of(
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Instant.parse("2026-11-23T09:00:00Z"),
                    Instant.parse("2026-11-23T09:00:00.007Z"),
                    Instant.parse("2026-11-23T09:00:00Z"),
                    Instant.parse("2026-11-23T09:00:00.000000001Z"))))
        .isEqualTo(
            "[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00Z\",\"2026-11-23T09:00:00Z\","
                + "\"2026-11-23T09:00:00.007Z\",\"2026-11-23T09:00:00Z\","
                + "\"2026-11-23T09:00:00.000000001Z\"]");
  }
}
