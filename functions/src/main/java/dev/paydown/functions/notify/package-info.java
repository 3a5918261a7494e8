/** Mails what was asked or done, with one magic link per ask. */
@NullMarked
package dev.paydown.functions.notify;

import org.jspecify.annotations.NullMarked;
