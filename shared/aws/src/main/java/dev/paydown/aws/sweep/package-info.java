/** Full sweeps: the manifest of all workspaces. */
@NullMarked
package dev.paydown.aws.sweep;

import org.jspecify.annotations.NullMarked;
