/** Mail: threads that have one of Paydown's own addresses in copy. */
@NullMarked
package dev.paydown.tools.mail;

import org.jspecify.annotations.NullMarked;
