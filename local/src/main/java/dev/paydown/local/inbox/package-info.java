/** Mail that stays here, to be read in a browser. */
@NullMarked
package dev.paydown.local.inbox;

import org.jspecify.annotations.NullMarked;
