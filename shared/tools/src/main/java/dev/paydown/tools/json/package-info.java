/** How the brain's records are written as JSON: rows, log entries and bus events alike. */
@NullMarked
package dev.paydown.tools.json;

import org.jspecify.annotations.NullMarked;
