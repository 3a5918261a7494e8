package dev.paydown.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link Laws} over many seeds. {@code -Dpaydown.faults.seed=N} plays one story alone
 * and prints what happened in it.
 */
final class FaultSuiteTest {
  private static final Logger OURS = Logger.getLogger("dev.paydown");
  private static final Template TEMPLATE = Ground.template();

  @BeforeAll
  static void hush() {
    OURS.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    OURS.setLevel(null);
  }

  /** What was found of one seed. */
  private record Found(long seed, List<String> faults, Story story) {}

  private static Found play(long seed) {
    Story story = new Story(TEMPLATE, seed);
    List<String> faults = new ArrayList<>();
    try {
      story.play();
      faults.addAll(new Laws(story).faults());
    } catch (RuntimeException | AssertionError e) {
      java.io.StringWriter out = new java.io.StringWriter();
      e.printStackTrace(new java.io.PrintWriter(out));
      faults.add(out.toString());
    }
    return new Found(seed, faults, story);
  }

  @Test
  void whatever_fails_nothing_is_lost_or_made_twice_and_the_books_reconcile() {
    Long one = Long.getLong("paydown.faults.seed");
    long seeds = Long.getLong("paydown.faults.seeds", 20);
    long began = System.nanoTime();
    List<Found> found =
        (one == null ? LongStream.range(0, seeds) : LongStream.of(one))
            .parallel()
            .mapToObj(FaultSuiteTest::play)
            .toList();
    System.out.printf(
        "%d seeds in %.1f s%n", found.size(), (System.nanoTime() - began) / 1e9);
    for (Found each : found) {
      System.out.printf(
          "seed %d: %d steps, %d strikes, %d acknowledged, %d effects, %d answers, %d mails, asked %d, faults %s%n",
          each.seed(), each.story().weather.steps(), each.story().weather.struck(),
          each.story().letters.acknowledged().size(), each.story().offices.written().size(),
          each.story().readers.answered().size(), each.story().ground.wires.mails().size(), each.story().asked(),
          each.faults().stream().map(f -> f.substring(0, Math.min(2000, f.length()))).toList());
    }
    if (one != null) {
      found.getFirst().story().weather.told().forEach(System.out::println);
    }
    assertThat(found).allSatisfy(each -> assertThat(each.faults()).isEmpty());
  }
}
