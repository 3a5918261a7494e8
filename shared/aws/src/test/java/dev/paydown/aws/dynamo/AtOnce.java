package dev.paydown.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many callers let go at the same moment. */
final class AtOnce {
  private AtOnce() {}

  /** What each of them got; throws what any of them threw. */
  static <T> List<T> call(int callers, Callable<T> what) throws Exception {
    CountDownLatch ready = new CountDownLatch(callers);
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        futures.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  if (!ready.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the callers never stood ready");
                  }
                  return what.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
