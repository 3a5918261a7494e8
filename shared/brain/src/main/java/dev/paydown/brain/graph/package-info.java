/** Items and links as a fold of the log: the same for any order and duplication of deliveries. */
@NullMarked
package dev.paydown.brain.graph;

import org.jspecify.annotations.NullMarked;
