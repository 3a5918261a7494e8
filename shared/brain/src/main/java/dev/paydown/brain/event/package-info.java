/** What happened: the closed set of facts that the log holds. */
@NullMarked
package dev.paydown.brain.event;

import org.jspecify.annotations.NullMarked;
