/** The admin and read API. */
@NullMarked
package dev.paydown.functions.api;

import org.jspecify.annotations.NullMarked;
