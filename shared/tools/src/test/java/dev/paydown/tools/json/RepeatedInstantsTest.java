package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedInstantsTest {
  @Test
  void instants_stand_as_iso_writes_them_whether_or_not_they_are_the_one_before() {
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

  @Test
  void threads_that_write_at_once_each_write_their_own() {
    List<String> wrong =
        IntStream.range(0, 4)
            .parallel()
            .boxed()
            .flatMap(
                thread -> {
                  Random random = new Random(thread);
                  return IntStream.range(0, 20_000)
                      .mapToObj(any -> Instant.ofEpochSecond(random.nextInt(3)))
                      .filter(instant -> !BrainJson.write(instant).equals("\"" + instant + "\""))
                      .map(Instant::toString);
                })
            .toList();
    assertThat(wrong).isEmpty();
  }
}
