/** Slack: its events and interactions read into facts about threads. */
@NullMarked
package dev.paydown.tools.slack;

import org.jspecify.annotations.NullMarked;
