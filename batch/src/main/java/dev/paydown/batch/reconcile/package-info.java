/** Reads through a tool's API what its webhooks do not say. */
@NullMarked
package dev.paydown.batch.reconcile;

import org.jspecify.annotations.NullMarked;
