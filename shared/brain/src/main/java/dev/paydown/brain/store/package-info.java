/** The ports through which the brain is kept; adapters live elsewhere. */
@NullMarked
package dev.paydown.brain.store;

import org.jspecify.annotations.NullMarked;
