package dev.paydown.local;

/** Calls functions by their logical id. */
public interface Invoker {

  /**
   * Calls the function with an event of the type that it takes.
   *
   * @throws RuntimeException what the function threw
   */
  Object call(String function, Object event);

  /** Calls the function with an event given as JSON. */
  Object callWithJson(String function, String json);
}
