/** What people see, in a real browser: pages of the embedded run, opened by their links. */
@NullMarked
package dev.paydown.local.seen;

import org.jspecify.annotations.NullMarked;
