/** The pump that reads the table's stream and hands its records to functions. */
@NullMarked
package dev.paydown.local.stream;

import org.jspecify.annotations.NullMarked;
