/** GitHub: its webhooks read, its issues and pull requests moved. */
@NullMarked
package dev.paydown.tools.github;

import org.jspecify.annotations.NullMarked;
