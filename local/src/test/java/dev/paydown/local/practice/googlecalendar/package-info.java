/** A stand-in for Google Calendar: for tests. */
@NullMarked
package dev.paydown.local.practice.googlecalendar;

import org.jspecify.annotations.NullMarked;
