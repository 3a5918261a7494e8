@NullMarked
package dev.paydown.brain.store;

import org.jspecify.annotations.NullMarked;
