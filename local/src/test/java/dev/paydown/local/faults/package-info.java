/**
 * The real functions and stores under faults: one thread, one seed, a clock that is set. Every call
 * of an AWS service or of a tool may fail before it acts, after it, or never answer.
 */
@NullMarked
package dev.paydown.local.faults;

import org.jspecify.annotations.NullMarked;
