/** Lets time pass in a workspace. */
@NullMarked
package dev.paydown.batch.recompute;

import org.jspecify.annotations.NullMarked;
