package dev.paydown.pages.dashboard;

import dev.paydown.pages.Board;
import dev.paydown.pages.Reader;
import dev.paydown.pages.Times;
import java.time.Instant;

/**
 * Somebody who looks at a workspace.
 *
 * @param board where its pages are
 * @param reader who looks, in whose zone every time is written
 * @param now when they look
 */
public record Visit(Board board, Reader reader, Instant now) {
  Times times() {
    return new Times(reader.zone(), now);
  }

  /** The name that their page greets them by. */
  String who() {
    return reader.name().isBlank() ? reader.email() : reader.name();
  }
}
