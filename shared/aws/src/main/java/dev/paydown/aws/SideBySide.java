package dev.paydown.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Works that mostly wait, each on a thread of its own. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * What each of them gives, in their order; one alone, and one at once, is done by who asks.
   *
   * @param atOnce how many are under way at the most, 1 or more
   * @throws RuntimeException whatever one of them throws, once none is under way any more; an
   *     {@link Error} likewise
   */
  public static <T> List<T> all(List<Supplier<T>> works, int atOnce) {
    if (works.size() == 1 || atOnce == 1) {
      return works.stream().map(Supplier::get).toList();
    }
    Semaphore places = new Semaphore(atOnce);
    List<Future<T>> underWay = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Supplier<T> work : works) {
        places.acquire();
        underWay.add(
            threads.submit(
                () -> {
                  try {
                    return work.get();
                  } finally {
                    places.release();
                  }
                }));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before all of it was done", e);
    }
    List<T> given = new ArrayList<>();
    for (Future<T> work : underWay) {
      given.add(of(work));
    }
    return given;
  }

  private static <T> T of(Future<T> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error ended) {
        throw ended;
      }
      if (e.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
