/** Sends back work that failed to its last try, in a deployed stack. */
@NullMarked
package dev.paydown.local.redrive;

import org.jspecify.annotations.NullMarked;
