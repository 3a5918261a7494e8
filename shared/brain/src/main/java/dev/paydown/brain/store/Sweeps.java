package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far the sweeps of connections have come. */
public interface Sweeps {

  /** One connection's. */
  record Of(String workspace, String connection) {}

  /** How far that connection's have come; empty where it is not swept. */
  Optional<Sweep> find(Of of);

  /** Has a connection swept that is not yet. */
  void begin(Sweep first);

  /**
   * Puts {@code after} in the place of {@code before}.
   *
   * @return whether it stood as {@code before} says; if not, somebody else is at it
   */
  boolean replace(Sweep before, Sweep after);

  /** Sweeps that connection no more. */
  void remove(Of of);

  /** Those that are due by then. */
  List<Of> dueBy(Instant instant);
}
