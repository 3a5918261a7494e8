package dev.paydown.functions.api;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.EventLog;
import java.time.Instant;
import java.util.List;

/**
 * Puts what is set up into the log, as any other entry; it is folded before the answer, so that
 * what is read next is what was written.
 */
final class Recording {
  private final Deployment deployment;
  private final Folding folding;

  Recording(Deployment deployment, Folding folding) {
    this.deployment = deployment;
    this.folding = folding;
  }

  /** Folds entries into a workspace. */
  interface Folding {
    List<Advancer.Poisonous> advance(String workspace, List<LogEntry> entries);
  }

  void put(String workspace, String id, Instant now, Fact fact) {
    LogEntry entry = new LogEntry(id, now, List.of(fact));
    switch (appended(workspace, entry)) {
      case NEW -> {
        // What cannot be folded is kept aside when the stream brings the entry once more.
        List<Advancer.Poisonous> _ = folding.advance(workspace, List.of(entry));
      }
      case REPEAT -> {
        // The entry of that id stands, and the stream has brought it or will.
      }
    }
  }

  private EventLog.Appended appended(String workspace, LogEntry entry) {
    try {
      return deployment.log().append(workspace, entry);
    } catch (EventLog.TooLarge tooMuch) {
      throw new Invalid("the body", "is more than can be kept: 390 KB, zipped");
    }
  }
}
