@NullMarked
package dev.paydown.functions.ingest;

import org.jspecify.annotations.NullMarked;
