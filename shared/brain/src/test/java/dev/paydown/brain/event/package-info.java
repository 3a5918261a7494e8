@NullMarked
package dev.paydown.brain.event;

import org.jspecify.annotations.NullMarked;
