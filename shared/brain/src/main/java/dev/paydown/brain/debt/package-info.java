/** Liabilities: when one opens, what explains it, when it ends. */
@NullMarked
package dev.paydown.brain.debt;

import org.jspecify.annotations.NullMarked;
