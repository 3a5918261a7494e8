package dev.paydown.bench.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one call of a function has asked of services, as legs of its way: how long each takes, and
 * of which workspace. What threads of its own ask, they ask beside one another: it takes as long as
 * the one that asks most.
 */
final class Course {
  private final Thread main = Thread.currentThread();
  private final List<Leg> legs = new ArrayList<>();
  private final Map<Thread, Long> beside = new HashMap<>();
  private String ofThose = "";

  /** So long, of that workspace; empty where it is of none. */
  record Leg(String workspace, long micros) {}

  /** A service takes so long. */
  synchronized void take(String workspace, long micros) {
    if (Thread.currentThread().equals(main)) {
      join();
      legs.add(new Leg(workspace, micros));
    } else {
      beside.merge(Thread.currentThread(), micros, Long::sum);
      ofThose = workspace;
    }
  }

  private void join() {
    if (!beside.isEmpty()) {
      legs.add(
          new Leg(ofThose, beside.values().stream().mapToLong(Long::longValue).max().orElse(0)));
      beside.clear();
    }
  }

  /** The way so far. */
  synchronized List<Leg> legs() {
    join();
    return List.copyOf(legs);
  }

  long micros() {
    return legs().stream().mapToLong(Leg::micros).sum();
  }
}
