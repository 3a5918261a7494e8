/** Takes deliveries in: prove, read, store once, answer. */
@NullMarked
package dev.paydown.functions.ingest;

import org.jspecify.annotations.NullMarked;
