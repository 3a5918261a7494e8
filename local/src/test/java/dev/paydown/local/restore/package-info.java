/** A table that is exported, loaded into another, and goes on there. */
@org.jspecify.annotations.NullMarked
package dev.paydown.local.restore;
