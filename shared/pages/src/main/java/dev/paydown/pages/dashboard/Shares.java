package dev.paydown.pages.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * A table whose rows are drawn as bars of parts, all to one scale. Each part's figure stands in a
 * column of its own.
 *
 * @param of what a row is
 * @param parts what the parts are, at most five
 */
record Shares(String caption, String of, List<String> parts, String total, List<Line> lines) {
  private static final int WIDE = 1000;

  /** One row as it is measured. */
  record Amount(
      String label,
      String url,
      List<Long> sizes,
      List<String> said,
      String total,
      String totalUrl) {
    Amount {
      sizes = List.copyOf(sizes);
      said = List.copyOf(said);
    }
  }

  /** One row. */
  record Line(
      String label,
      String url,
      List<Part> drawn,
      List<String> said,
      String total,
      String totalUrl) {}

  /** One part of a bar, on a scale of 1,000. */
  record Part(String css, long x, long width) {}

  static Shares of(
      String caption, String of, List<String> parts, String total, List<Amount> amounts) {
    long largest =
        Math.max(1, amounts.stream().mapToLong(each -> sum(each.sizes())).max().orElse(1));
    List<Line> lines =
        amounts.stream()
            .map(
                each ->
                    new Line(
                        each.label(),
                        each.url(),
                        drawn(each.sizes(), largest),
                        each.said(),
                        each.total(),
                        each.totalUrl()))
            .toList();
    return new Shares(caption, of, parts, total, lines);
  }

  private static long sum(List<Long> sizes) {
    return sizes.stream().mapToLong(size -> Math.max(0, size)).sum();
  }

  private static List<Part> drawn(List<Long> sizes, long largest) {
    List<Part> drawn = new ArrayList<>();
    long x = 0;
    for (int i = 0; i < sizes.size(); i++) {
      long width = Math.max(0, sizes.get(i)) * WIDE / largest;
      if (sizes.get(i) > 0) {
        drawn.add(new Part("s" + i, x, Math.max(2, width)));
      }
      x += width;
    }
    return drawn;
  }
}
