package dev.paydown.aws.dynamo;

import java.util.Set;

/** How a transaction went. */
sealed interface Written {

  /** All of it stands. */
  record Done() implements Written {}

  /** Nothing of it stands: the writes at these places, from 0, did not find what they expected. */
  record Refused(Set<Integer> at) implements Written {
    public Refused {
      at = Set.copyOf(at);
    }
  }

  /** Nothing of it stands, because another transaction held one of its rows. */
  record Contended() implements Written {}
}
