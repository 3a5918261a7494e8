/** Suggested moves, who is asked, and how an answer is folded. */
@NullMarked
package dev.paydown.brain.proposal;

import org.jspecify.annotations.NullMarked;
