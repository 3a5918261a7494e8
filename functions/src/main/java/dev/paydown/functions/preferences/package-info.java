/** Which mails a person gets: shown without a write, chosen by an event in the log. */
@NullMarked
package dev.paydown.functions.preferences;

import org.jspecify.annotations.NullMarked;
