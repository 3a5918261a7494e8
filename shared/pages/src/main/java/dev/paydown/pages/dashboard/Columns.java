package dev.paydown.pages.dashboard;

import dev.paydown.pages.Amounts;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of upright bars, one or two beside each other for each label, with the table of its
 * figures. Drawn on 640 by 230; amounts are seconds of working time, 0 or more.
 *
 * @param id unique on its page
 * @param summary what it shows, in a sentence, for whom the drawing says nothing
 * @param series what the bars stand for
 */
record Columns(
    String id,
    String title,
    String summary,
    List<String> series,
    List<Column> columns,
    List<Tick> ticks) {
  private static final int LEFT = 64;
  private static final int TOP = 12;
  private static final int PLOT_WIDTH = 568;
  private static final int PLOT_HEIGHT = 184;
  private static final int WIDEST = 44;

  /** About as many labels as there is room for. */
  private static final int MOST_LABELS = 7;

  /** What one label's bars come to. */
  record Amount(String label, String url, List<Long> seconds) {}

  /** One label. */
  record Column(
      String label, String url, int middle, boolean isLabelled, boolean isMinor, List<Bar> bars) {}

  /** One bar, and what it stands for. */
  record Bar(String css, int x, int y, int width, int height, String amount) {}

  /** A line across. */
  record Tick(int y, String label) {}

  static Columns of(
      String id, String title, String summary, List<String> series, List<Amount> amounts) {
    long largest =
        amounts.stream().flatMap(each -> each.seconds().stream()).mapToLong(s -> s).max().orElse(0);
    long top = top(largest);
    int step = PLOT_WIDTH / Math.max(1, amounts.size());
    int every = Math.max(1, Math.ceilDiv(amounts.size(), MOST_LABELS));
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      boolean isLast = i == amounts.size() - 1;
      columns.add(
          new Column(
              amounts.get(i).label(),
              amounts.get(i).url(),
              LEFT + i * step + step / 2,
              (amounts.size() - 1 - i) % every == 0,
              !isLast && i != (amounts.size() - 1) % every,
              bars(amounts.get(i), LEFT + i * step, step, top)));
    }
    return new Columns(id, title, summary, series, columns, ticks(top));
  }

  private static List<Bar> bars(Amount amount, int left, int step, long top) {
    int count = amount.seconds().size();
    int width = Math.clamp((step - 8) / Math.max(1, count) - 2, 2, WIDEST);
    int all = count * (width + 2) - 2;
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long seconds = Math.max(0, amount.seconds().get(i));
      int height = Math.toIntExact(seconds * PLOT_HEIGHT / top);
      int shown = seconds > 0 ? Math.max(1, height) : 0;
      bars.add(
          new Bar(
              "b" + (i + 1),
              left + (step - all) / 2 + i * (width + 2),
              TOP + PLOT_HEIGHT - shown,
              width,
              shown,
              Amounts.of(amount.seconds().get(i))));
    }
    return bars;
  }

  private static List<Tick> ticks(long top) {
    List<Tick> ticks = new ArrayList<>();
    for (int half = 0; half <= 2; half++) {
      ticks.add(
          new Tick(
              TOP + PLOT_HEIGHT - half * PLOT_HEIGHT / 2,
              half == 0 ? "0" : Amounts.rough(top * half / 2)));
    }
    return ticks;
  }

  /** The next number of hours that is easy to halve, in seconds. */
  private static long top(long largest) {
    long hours = Math.max(1, Math.ceilDiv(largest, 3600));
    long size = 1;
    while (true) {
      for (long times : new long[] {1, 2, 4, 6, 8}) {
        if (times * size >= hours) {
          return times * size * 3600;
        }
      }
      size *= 10;
    }
  }
}
