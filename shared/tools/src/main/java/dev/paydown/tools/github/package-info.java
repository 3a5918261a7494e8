/** GitHub: its webhooks read. */
@NullMarked
package dev.paydown.tools.github;

import org.jspecify.annotations.NullMarked;
