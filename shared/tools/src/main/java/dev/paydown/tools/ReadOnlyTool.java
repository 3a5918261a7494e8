package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tool in which Paydown reads and nothing else: moves in it are for people. */
public interface ReadOnlyTool extends Tool {

  /** Unless the tool says otherwise, what a delivery leaves out is not asked for. */
  @Override
  default Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return Optional.empty();
  }

  /**
   * Calls nothing: the move is by hand, with the place. What stands in Paydown's own books fails,
   * for no tool can make it.
   */
  @Override
  default Attempt act(Acting acting) {
    return acting.move().action().isOurOwn()
        ? Attempt.failed("what is committed stands in Paydown's own books")
        : Attempt.byHand(acting.move().url());
  }
}
