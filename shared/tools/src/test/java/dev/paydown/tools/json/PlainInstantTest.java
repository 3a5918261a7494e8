package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainInstantTest {
  private static final String FIGURES = "0123456789TZ:.-+";

  @Test
  void a_plain_time_is_the_instant_that_a_formatter_reads() {
    assertThat(PlainInstant.of("2026-11-23T09:00:00Z"))
        .contains(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(PlainInstant.of("2026-11-23T09:00:00.007Z"))
        .contains(Instant.parse("2026-11-23T09:00:00.007Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T09:00Z",
        "2026-11-23T09:00:00.0Z",
        "2026-11-23T09:00:00+01:00",
        "2026-11-23t09:00:00z",
        "2026-02-30T09:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T09:00:60Z",
        "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
        "٢٠٢٦-11-23T09:00:00Z"
      })
  void any_other_text_is_left_to_the_formatter(String text) {
    assertThat(PlainInstant.of(text)).isEmpty();
  }

  @Test
  void whatever_it_reads_a_formatter_reads_likewise() {
    Random random = new Random(7);
    Stream<String> near =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> {
                  Instant instant =
                      Instant.ofEpochMilli(
                          random.nextLong(-2_208_988_800_000L, 7_258_118_400_000L));
                  StringBuilder text = new StringBuilder(instant.toString());
                  if (i % 2 == 0) {
                    text.setCharAt(
                        random.nextInt(text.length()),
                        FIGURES.charAt(random.nextInt(FIGURES.length())));
                  }
                  return text.toString();
                });
    long read =
        near.filter(
                text -> {
                  Optional<Instant> plain = PlainInstant.of(text);
                  plain.ifPresent(
                      instant ->
                          assertThat(instant)
                              .as(text)
                              .isEqualTo(OffsetDateTime.parse(text).toInstant()));
                  return plain.isPresent();
                })
            .count();
    assertThat(read).isGreaterThan(9_000);
  }
}
