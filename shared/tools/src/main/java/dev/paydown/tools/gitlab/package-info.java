/** GitLab: its webhooks read. */
@NullMarked
package dev.paydown.tools.gitlab;

import org.jspecify.annotations.NullMarked;
