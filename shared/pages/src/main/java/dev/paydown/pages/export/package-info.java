/**
 * What stands in a workspace, written for other programs: calendars, tables, graphs. Text of tools
 * stays text in each of them; the same state gives the same bytes.
 */
@NullMarked
package dev.paydown.pages.export;

import org.jspecify.annotations.NullMarked;
