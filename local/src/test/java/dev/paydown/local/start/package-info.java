/** How functions start: what they keep from before the first event. */
@org.jspecify.annotations.NullMarked
package dev.paydown.local.start;
