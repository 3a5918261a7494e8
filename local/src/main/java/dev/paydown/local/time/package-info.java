/** The clock of the embedded run, and what is due by it. */
@NullMarked
package dev.paydown.local.time;

import org.jspecify.annotations.NullMarked;
