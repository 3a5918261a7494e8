/** Which mails a person gets. */
@NullMarked
package dev.paydown.functions.preferences;

import org.jspecify.annotations.NullMarked;
