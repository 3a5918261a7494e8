/** Hears from SES which mail did not arrive, and notes who can no longer be reached. */
@NullMarked
package dev.paydown.functions.bounce;

import org.jspecify.annotations.NullMarked;
