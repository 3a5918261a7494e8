/** The event bus: rules of the template, matched as EventBridge matches them. */
@NullMarked
package dev.paydown.local.bus;

import org.jspecify.annotations.NullMarked;
