/** Batches of queue messages, of which some may come again. */
@NullMarked
package dev.paydown.batch.queue;

import org.jspecify.annotations.NullMarked;
