/** Google Calendar: its notifications, which tell nothing, and the readings that they ask for. */
@NullMarked
package dev.paydown.tools.googlecalendar;

import org.jspecify.annotations.NullMarked;
