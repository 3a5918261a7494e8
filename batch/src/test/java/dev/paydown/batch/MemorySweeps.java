package dev.paydown.batch;

import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sweeps in memory; {@link #onReplace} is told of each that is put in another's place. */
final class MemorySweeps implements Sweeps {
  final Map<String, Sweep> held = new TreeMap<>();
  Runnable onReplace = () -> {};

  @Override
  public Optional<Sweep> find(Of of) {
    return Optional.ofNullable(held.get(key(of)));
  }

  @Override
  public void begin(Sweep first) {
    held.putIfAbsent(key(first.of()), first);
  }

  @Override
  public boolean replace(Sweep before, Sweep after) {
    if (!before.equals(held.get(key(before.of())))) {
      return false;
    }
    held.put(key(after.of()), after);
    onReplace.run();
    return true;
  }

  @Override
  public void remove(Of of) {
    held.remove(key(of));
  }

  @Override
  public List<Of> dueBy(Instant instant) {
    return held.values().stream()
        .filter(sweep -> !sweep.dueAt().isAfter(instant))
        .map(Sweep::of)
        .toList();
  }

  private static String key(Of of) {
    return of.workspace() + "#" + of.connection();
  }
}
