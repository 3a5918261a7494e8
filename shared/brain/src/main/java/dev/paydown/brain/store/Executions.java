package dev.paydown.brain.store;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import java.time.Instant;
import java.util.Optional;

/** Confirmed moves, and how far each has come. */
public interface Executions {

  /** An execution and its progress. */
  record Progress(Execution execution, int attempts, Optional<EffectOutcome> outcome) {}

  /** The execution of that id. */
  Optional<Progress> find(String workspace, String id);

  /** How a claim went. */
  enum Claimed {
    YES,
    /** Another holds the lease: come back later. This is not "already done". */
    BUSY,
    ENDED
  }

  /** Takes the lease and counts the attempt, before any call to the tool. */
  Claimed claim(String workspace, String id, Instant now, Instant leaseUntil);

  /** Gives the lease back with nothing known to have happened, so that a retry may claim it. */
  void release(String workspace, String id);

  /** Ends it: outcome, audit row and log entry in one transaction. A repeat changes nothing. */
  void end(String workspace, String id, EffectOutcome outcome, LogEntry entry);
}
