/** What many workspaces, large ones and bulk edits do to the functions, in simulated time. */
@NullMarked
package dev.paydown.bench.growth;

import org.jspecify.annotations.NullMarked;
