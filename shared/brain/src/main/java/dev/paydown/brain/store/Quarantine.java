package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;

/** What was validly signed and could not be understood, kept with its reason. */
public interface Quarantine {

  /**
   * One delivery kept aside.
   *
   * @param id of the delivery, so that a repeat is not listed twice
   */
  record Kept(String id, Instant at, String connection, String reason) {}

  /** Keeps the delivery and its raw body. */
  void keep(String workspace, Kept kept, byte[] body);

  /** What is kept, newest first. */
  List<Kept> list(String workspace);
}
