package dev.paydown.tools.act;

import java.util.Optional;
import java.util.Set;

/** What a move is about, as its tool shows it now. */
public interface Target {

  /** Where people see it. */
  Optional<String> url();

  /** Its ISO date in the field {@code start} or {@code due}. */
  Optional<String> date(String field);

  /**
   * Who has it, by each name that is known for them: an address, an alias of the connection. Empty:
   * nobody.
   */
  Set<String> owner();

  /** Of whom a review of it is asked, by each name that is known for them. */
  default Set<String> reviewers() {
    return Set.of();
  }

  /** When it is, where it is a calendar slot that stands. */
  default Optional<Slot> slot() {
    return Optional.empty();
  }

  /** Where it stands. */
  Standing standing();
}
