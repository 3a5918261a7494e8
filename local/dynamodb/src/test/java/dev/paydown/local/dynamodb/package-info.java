/** The child process, against the real program. */
@NullMarked
package dev.paydown.local.dynamodb;

import org.jspecify.annotations.NullMarked;
