/** The way from a delivery to the mail that it causes. */
@NullMarked
package dev.paydown.functions.path;

import org.jspecify.annotations.NullMarked;
