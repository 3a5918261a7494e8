/**
 * JSON: how the brain's records are written (rows, log entries and bus events alike), and how what
 * others wrote is read.
 */
@NullMarked
package dev.paydown.tools.json;

import org.jspecify.annotations.NullMarked;
