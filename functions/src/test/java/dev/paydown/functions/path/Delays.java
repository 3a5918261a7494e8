package dev.paydown.functions.path;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Ports that take their time, and keep a record of who was called. */
final class Delays {
  private final List<Call> calls = new ArrayList<>();
  private boolean isOn;

  /** One call of a port. */
  record Call(String what, long millis) {}

  /** The port behind a wait; calls of {@link Object}'s own methods are free. */
  <T> T before(Class<T> port, T real, long millis) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              if (method.getDeclaringClass() != Object.class) {
                take(port.getSimpleName() + "." + method.getName(), millis);
              }
              method.setAccessible(true); // Else each call asks who calls, at our expense.
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** A hop that no port makes: from the table to a function, from a queue to one. */
  void take(String what, long millis) {
    if (!isOn) {
      return;
    }
    calls.add(new Call(what, millis));
    // A thread that sleeps here wakes late and on cold caches, which is the machine's and not ours.
    long until = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  /** From here on calls take their time. */
  void start() {
    calls.clear();
    isOn = true;
  }

  /** Who was called since the start. */
  List<Call> stop() {
    isOn = false;
    return List.copyOf(calls);
  }
}
