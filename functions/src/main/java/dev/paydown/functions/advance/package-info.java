/** Brings the log's new rows to the brain. */
@NullMarked
package dev.paydown.functions.advance;

import org.jspecify.annotations.NullMarked;
