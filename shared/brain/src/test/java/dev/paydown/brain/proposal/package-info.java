@NullMarked
package dev.paydown.brain.proposal;

import org.jspecify.annotations.NullMarked;
