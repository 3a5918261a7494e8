/** Mails the weekly statement. */
@NullMarked
package dev.paydown.batch.digest;

import org.jspecify.annotations.NullMarked;
