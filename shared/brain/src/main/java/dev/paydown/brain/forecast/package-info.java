/** Spans and the dates the brain expects. */
@NullMarked
package dev.paydown.brain.forecast;

import org.jspecify.annotations.NullMarked;
