package dev.paydown.aws.dynamo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final DateTimeFormatter WIDE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  @Test
  void every_instant_is_as_wide_so_that_texts_sort_as_instants_do() {
    Random random = new Random(3);
    List<Instant> instants =
        Stream.concat(
                Stream.of(
                    Instant.EPOCH,
                    Instant.parse("0000-01-01T00:00:00Z"),
                    Instant.parse("0000-01-01T00:00:00Z").minusNanos(1),
                    Instant.parse("9999-12-31T23:59:59.999999999Z"),
                    Instant.parse("+10000-01-01T00:00:00Z"),
                    Instant.parse("2026-11-23T09:00:00.100Z"),
                    Instant.parse("2026-11-23T09:00:00.000001Z")),
                Stream.generate(
                        () ->
                            Instant.ofEpochSecond(
                                random.nextLong(0, 7_258_118_400L),
                                random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000_000)))
                    .limit(5_000))
            .toList();
    for (Instant instant : instants) {
      assertThat(Row.fixed(instant)).isEqualTo(WIDE.format(instant));
    }
  }

  @Test
  void a_body_that_is_never_written_over_has_no_stamp_and_is_as_limited() {
    Key key = new Key("W#w1", "x");
    assertThat(Row.of(key, "log").unstamped(List.of("a")).attributes())
        .containsOnlyKeys("v", "kind", "body");
    assertThat(Row.of(key, "item").body(List.of("a")).attributes())
        .containsOnlyKeys("v", "kind", "body", "stamp");
    String fits = "ä".repeat((390 * 1024 - 2) / 2);
    assertThat(Row.of(key, "log").unstamped(fits).attributes()).containsKey("body");
    assertThat(Row.of(key, "log").unstamped(fits + "a").attributes())
        .containsOnlyKeys("v", "kind", "zipped");
    assertThat(Row.json(Row.of(key, "log").unstamped(fits + "a").attributes()))
        .isEqualTo("\"" + fits + "a\"");
    String noise =
        new Random(1).ints(600_000, 'a', 'z').mapToObj(Character::toString).collect(joining());
    assertThatThrownBy(() -> Row.of(key, "log").unstamped(noise.repeat(2)))
        .isInstanceOf(Row.TooLarge.class)
        .hasMessage("log is larger than a row of 390 KB holds, even zipped");
  }
}
