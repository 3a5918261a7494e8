/** Finds the workspaces in which something is due. */
@NullMarked
package dev.paydown.batch.wake;

import org.jspecify.annotations.NullMarked;
