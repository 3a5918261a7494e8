package dev.paydown.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.template.Template;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The {@link Laws} over many stories: as many seeds as {@code -Dpaydown.seeds} says, at most a
 * thousand, from {@code -Dpaydown.faults.from} on. {@code -Dpaydown.faults.seed=N} plays one story
 * alone and prints everything that happened in it.
 */
final class FaultSuiteTest {
  /** What ran by itself and showed nowhere was run again without end. */
  private static final long[] FINDERS = {860};

  private static final Logger OURS = Logger.getLogger("dev.paydown");
  private static final Template TEMPLATE = Ground.template();
  private static final int MOST = 1_000;

  @BeforeAll
  static void hush() {
    OURS.setLevel(Level.OFF); // Every strike is logged, as it should be: thousands of them.
  }

  @AfterAll
  static void speak() {
    OURS.setLevel(null);
  }

  /**
   * How one story ended.
   *
   * @param told all that happened, kept where something is wrong
   */
  private record Ended(
      long seed,
      List<String> faults,
      List<String> told,
      int steps,
      int strikes,
      int acknowledged,
      int answers,
      int effects,
      int mails) {}

  /** Those that were asked for, and those that have found something once. */
  private static LongStream seeds(long from, long count) {
    return LongStream.concat(LongStream.range(from, from + count), LongStream.of(FINDERS))
        .distinct();
  }

  private static Ended play(long seed, boolean isAlone) {
    Story story = new Story(TEMPLATE, seed);
    List<String> faults = new ArrayList<>();
    try {
      story.play();
      faults.addAll(new Laws(story).faults());
    } catch (RuntimeException | AssertionError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      faults.add(trace.toString());
    }
    return new Ended(
        seed,
        faults,
        isAlone ? story.weather.told() : List.of(),
        story.weather.steps(),
        story.weather.struck(),
        story.letters.acknowledged().size(),
        story.readers.answered().size(),
        story.offices.written().size(),
        story.ground.wires.mails().size());
  }

  @Test
  void whatever_fails_nothing_is_lost_or_made_twice_and_the_books_reconcile() {
    Long alone = Long.getLong("paydown.faults.seed");
    long from = Long.getLong("paydown.faults.from", 0);
    long seeds = Math.min(MOST, Long.getLong("paydown.seeds", 100));
    long began = System.nanoTime();
    List<Ended> stories =
        (alone == null ? seeds(from, seeds) : LongStream.of(alone))
            .parallel()
            .mapToObj(seed -> play(seed, alone != null))
            .toList();
    System.out.printf(
        "%d stories in %.0f s: %d steps, %d calls went wrong, %d deliveries acknowledged,"
            + " %d answers taken, %d effects in tools, %d mails%n",
        stories.size(),
        (System.nanoTime() - began) / 1e9,
        sum(stories, Ended::steps),
        sum(stories, Ended::strikes),
        sum(stories, Ended::acknowledged),
        sum(stories, Ended::answers),
        sum(stories, Ended::effects),
        sum(stories, Ended::mails));
    stories.forEach(story -> story.told().forEach(System.out::println));
    assertThat(stories)
        .allSatisfy(
            story ->
                assertThat(story.faults())
                    .as(
                        "seed %d; play it alone with -Dpaydown.faults.seed=%d",
                        story.seed(), story.seed())
                    .isEmpty());
    // Stories in which nothing happens would prove nothing.
    assertThat(List.of(sum(stories, Ended::answers), sum(stories, Ended::effects)))
        .allMatch(count -> alone != null || count >= stories.size());
  }

  private static int sum(List<Ended> stories, ToIntFunction<Ended> of) {
    return stories.stream().mapToInt(of).sum();
  }
}
