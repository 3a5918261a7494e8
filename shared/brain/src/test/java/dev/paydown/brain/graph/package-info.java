@NullMarked
package dev.paydown.brain.graph;

import org.jspecify.annotations.NullMarked;
