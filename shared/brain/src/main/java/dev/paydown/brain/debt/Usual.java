package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.graph.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * How long the team's own finished items of each kind took, from start to finish in their owners'
 * working time. Usual is what all but the slowest 15 % took: the 85th percentile by nearest rank,
 * the ⌈0.85 n⌉-th smallest of n (Hyndman and Fan, Sample Quantiles in Statistical Packages, The
 * American Statistician 50, 1996, definition 1), once n is 20.
 */
final class Usual {
  static final int SAMPLES_MIN = 20;

  private static final int PERCENT = 85;

  private final WorkingTime time;
  private final Map<String, Experience> byKind = new HashMap<>();

  /** What was usual from an instant on, until the next item of the kind was finished. */
  record Known(Instant from, int samples, Duration usual) {}

  /**
   * All that was ever known of one kind, oldest first.
   *
   * @param least the least that was usual from each on
   */
  private record Experience(List<Known> known, List<Duration> least) {
    static final Experience NONE = new Experience(List.of(), List.of());

    static Experience of(List<Known> known) {
      List<Duration> least = new ArrayList<>(known.stream().map(Known::usual).toList());
      for (int i = least.size() - 2; i >= 0; i--) {
        if (least.get(i + 1).compareTo(least.get(i)) < 0) {
          least.set(i, least.get(i + 1));
        }
      }
      return new Experience(known, least);
    }

    /** The first that an instant comes before the end of, at or after that one. */
    int inForce(Instant at, int first) {
      int low = first;
      int high = known.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (known.get(middle).from().isAfter(at)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return Math.max(first, low - 1);
    }
  }

  private record Sample(Instant finishedAt, String node, Duration took) {}

  Usual(Picture picture, WorkingTime time) {
    this.time = time;
    Map<String, List<Sample>> samples = new HashMap<>();
    for (Item item : picture.graph().items().values()) {
      if (!item.facts().turns().isEmpty()) {
        Timeline own = time.past().of(item);
        for (Timeline.While done : own.whiles(each -> each.status() == Status.DONE)) {
          sample(own, own.at(done.from()))
              .ifPresent(
                  took ->
                      samples
                          .computeIfAbsent(item.kind(), any -> new ArrayList<>())
                          .add(new Sample(done.from(), item.node(), took)));
        }
      }
    }
    samples.forEach((kind, all) -> byKind.put(kind, Experience.of(known(all))));
  }

  private Optional<Duration> sample(Timeline own, Standing done) {
    return done.startedAt().map(at -> time.between(own, at, done.from(), done.from()));
  }

  /**
   * The percentile after each finish, with the smaller part in one heap and the rest in another.
   */
  private static List<Known> known(List<Sample> samples) {
    samples.sort(Comparator.comparing(Sample::finishedAt).thenComparing(Sample::node));
    PriorityQueue<Duration> within = new PriorityQueue<>(Comparator.reverseOrder());
    PriorityQueue<Duration> beyond = new PriorityQueue<>();
    List<Known> known = new ArrayList<>();
    int n = 0;
    for (Sample sample : samples) {
      n++;
      beyond.add(sample.took());
      within.add(beyond.remove());
      int rank = Math.ceilDiv(n * PERCENT, 100);
      while (within.size() > rank) {
        beyond.add(within.remove());
      }
      while (within.size() < rank) {
        within.add(beyond.remove());
      }
      if (n >= SAMPLES_MIN) {
        known.add(new Known(sample.finishedAt(), n, within.element()));
      }
    }
    return known;
  }

  /** When an item became older than was usual then, and what that was. */
  record Passed(Instant at, Known known) {}

  /**
   * When an item whose age counts from an instant becomes older than is usual for its kind.
   *
   * @param until what happens from then on no longer concerns it
   */
  Optional<Passed> passed(Timeline own, Instant from, Optional<Instant> until, Instant judgedAt) {
    Experience of = byKind.getOrDefault(own.item().kind(), Experience.NONE);
    List<Known> all = of.known();
    int i = of.inForce(from, 0);
    while (i < all.size()) {
      // Younger than the least that is usual from here on, it is younger than each of them.
      Instant soonest = time.worked(own, from, of.least().get(i), judgedAt);
      if (until.map(end -> !soonest.isBefore(end)).orElse(false)) {
        return Optional.empty();
      }
      i = of.inForce(soonest, i);
      Known known = all.get(i);
      Instant old = time.worked(own, from, known.usual(), judgedAt);
      Instant at = old.isBefore(known.from()) ? known.from() : old;
      boolean isInForce = i + 1 == all.size() || at.isBefore(all.get(i + 1).from());
      if (isInForce) {
        return Optional.of(new Passed(at, known))
            .filter(passed -> until.map(passed.at()::isBefore).orElse(true));
      }
      i++;
    }
    return Optional.empty();
  }
}
