/** Starts full sweeps of a deployed stack, and reads what came of them. */
@NullMarked
package dev.paydown.local.fullsweep;

import org.jspecify.annotations.NullMarked;
