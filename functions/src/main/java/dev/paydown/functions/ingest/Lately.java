package dev.paydown.functions.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Entries that this instance has seen stand in the log lately. A tool that sends again sends again
 * soon, and mostly to the same instance: what is known here needs no write to be known. What is not
 * known here is asked of the log as ever.
 */
final class Lately {
  private static final int MOST = 10_000;

  private record Known(String workspace, String id) {}

  private final Map<Known, Boolean> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Whether the log is known to hold the entry. */
  synchronized boolean isKnown(String workspace, String id) {
    return entries.containsKey(new Known(workspace, id));
  }

  /** The log holds it. */
  synchronized void know(String workspace, String id) {
    entries.put(new Known(workspace, id), true);
  }
}
