/** The ports through which Paydown speaks: mail, bus, queues; adapters live elsewhere. */
@NullMarked
package dev.paydown.brain.wire;

import org.jspecify.annotations.NullMarked;
