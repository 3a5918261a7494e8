package dev.paydown.local;

/** A station that works in a thread of its own, until it is stopped. */
public interface Worker extends Station, Runnable {

  /** What its thread is called. */
  String name();
}
