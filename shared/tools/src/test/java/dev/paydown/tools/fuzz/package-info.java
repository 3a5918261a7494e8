/** Every verifier and reader, fed what Jazzer makes of our own sample deliveries. */
@NullMarked
package dev.paydown.tools.fuzz;

import org.jspecify.annotations.NullMarked;
