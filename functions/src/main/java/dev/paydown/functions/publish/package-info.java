/** Announces the outbox: rows become bus events and queued moves. */
@NullMarked
package dev.paydown.functions.publish;

import org.jspecify.annotations.NullMarked;
