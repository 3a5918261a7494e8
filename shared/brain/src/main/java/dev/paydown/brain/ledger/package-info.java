/** Double entry over five accounts, in integer seconds of working time. */
@NullMarked
package dev.paydown.brain.ledger;

import org.jspecify.annotations.NullMarked;
