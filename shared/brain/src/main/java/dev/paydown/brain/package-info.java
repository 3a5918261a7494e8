/** The pure centre: facts in, graph, debt and proposals out. No input or output, no clock. */
@NullMarked
package dev.paydown.brain;

import org.jspecify.annotations.NullMarked;
