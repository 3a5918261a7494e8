package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimesTest {
  private static final String FIGURES = "0123456789TZ:.-+";

  @Test
  void a_plain_time_is_the_instant_that_a_formatter_reads() {
    assertThat(PlainTimes.instant("2026-11-23T09:00:00Z"))
        .contains(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(PlainTimes.instant("2026-11-23T09:00:00.007Z"))
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
    assertThat(PlainTimes.instant(text)).isEmpty();
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
                  Optional<Instant> plain = PlainTimes.instant(text);
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

  @Test
  void a_plain_date_is_the_one_that_a_formatter_reads() {
    assertThat(PlainTimes.date("2028-02-29")).contains(LocalDate.parse("2028-02-29"));
    assertThat(PlainTimes.date("1900-01-01")).contains(LocalDate.parse("1900-01-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-2",
        "2026-11-23Z",
        "2026-11-23T09:00:00Z",
        "2026-02-29",
        "2026-00-10",
        "1899-12-31",
        "2200-01-01",
        "+026-11-23",
        "٢٠٢٦-11-23"
      })
  void any_other_text_than_a_date_is_left_to_the_formatter(String text) {
    assertThat(PlainTimes.date(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "1899-12-31T23:59:59.999999999Z",
        "1900-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "2026-11-23T09:00:00.100Z",
        "2026-11-23T09:00:00.000100Z",
        "2026-11-23T09:00:00.000000001Z",
        "2199-12-31T23:59:59.999999999Z",
        "2200-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z"
      })
  void an_instant_is_written_as_the_jdk_writes_it(String text) {
    assertThat(PlainTimes.text(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void any_instant_is_written_as_the_jdk_writes_it() {
    Random random = new Random(9);
    int[] parts = {1, 1_000, 1_000_000, 1_000_000_000};
    List<Instant> instants =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> {
                  int part = parts[i % parts.length];
                  return Instant.ofEpochSecond(
                      random.nextLong(-3_000_000_000L, 8_000_000_000L),
                      (long) random.nextInt(1_000_000_000 / part) * part);
                })
            .toList();
    assertThat(instants.stream().map(PlainTimes::text).toList())
        .isEqualTo(instants.stream().map(Instant::toString).toList());
  }
}
