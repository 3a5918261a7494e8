/** Looks for what is wrong with a run or a stack, and names the command that mends it. */
@NullMarked
package dev.paydown.local.doctor;

import org.jspecify.annotations.NullMarked;
