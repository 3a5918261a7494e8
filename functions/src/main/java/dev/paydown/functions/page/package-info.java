/** Shows a proposal behind its magic link, and never writes. */
@NullMarked
package dev.paydown.functions.page;

import org.jspecify.annotations.NullMarked;
