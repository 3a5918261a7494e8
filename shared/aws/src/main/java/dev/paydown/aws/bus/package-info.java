/** The event bus. */
@NullMarked
package dev.paydown.aws.bus;

import org.jspecify.annotations.NullMarked;
