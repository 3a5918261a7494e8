/** The exports, read back. */
@NullMarked
package dev.paydown.pages.export;

import org.jspecify.annotations.NullMarked;
