package dev.paydown.local.http;

import dev.paydown.local.Station;

/** Something that answers beside the API's routes: the inbox, the clock, a practice tool. */
public interface Mount extends Station {

  /** Answers the request. */
  Answer handle(Request request);

  @Override
  default boolean isBusy() {
    return false;
  }
}
