package dev.paydown.local.cloud;

/** Prints what was reached, and after how long. */
final class Stopwatch {
  private final long began = System.nanoTime();
  private long last = began;

  void reached(String what) {
    long now = System.nanoTime();
    System.out.printf("  %7.3f s (+%.3f s)  %s%n", (now - began) / 1e9, (now - last) / 1e9, what);
    last = now;
  }
}
