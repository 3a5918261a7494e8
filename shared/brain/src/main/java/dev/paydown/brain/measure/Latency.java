package dev.paydown.brain.measure;

import java.util.List;
import java.util.OptionalLong;

/**
 * How long handoffs took from their offer to their pick-up, in seconds of the receiving owner's
 * working time. Quantiles by nearest rank: the smallest value that at least that share does not
 * exceed.
 *
 * @param count handoffs picked up
 * @param medianSeconds half took no longer; empty where there was none
 * @param p85Seconds 85 in a hundred took no longer
 */
public record Latency(int count, OptionalLong medianSeconds, OptionalLong p85Seconds) {

  static Latency of(List<Long> seconds) {
    List<Long> sorted = seconds.stream().sorted().toList();
    return new Latency(sorted.size(), quantile(sorted, 50), quantile(sorted, 85));
  }

  private static OptionalLong quantile(List<Long> sorted, int percent) {
    if (sorted.isEmpty()) {
      return OptionalLong.empty();
    }
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return OptionalLong.of(sorted.get(rank - 1));
  }
}
