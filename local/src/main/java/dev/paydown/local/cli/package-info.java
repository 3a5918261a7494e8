/** The command line. */
@NullMarked
package dev.paydown.local.cli;

import org.jspecify.annotations.NullMarked;
