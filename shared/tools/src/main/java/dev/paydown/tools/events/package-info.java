/** Any system that emits CloudEvents, signed as Standard Webhooks. */
@NullMarked
package dev.paydown.tools.events;

import org.jspecify.annotations.NullMarked;
