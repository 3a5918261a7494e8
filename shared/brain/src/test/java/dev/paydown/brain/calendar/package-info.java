@NullMarked
package dev.paydown.brain.calendar;

import org.jspecify.annotations.NullMarked;
