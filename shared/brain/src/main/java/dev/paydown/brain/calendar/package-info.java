/** Working days and working time: whole days for dates, seconds for terms and ages. */
@NullMarked
package dev.paydown.brain.calendar;

import org.jspecify.annotations.NullMarked;
