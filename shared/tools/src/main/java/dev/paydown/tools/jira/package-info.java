/** Jira Cloud: its admin webhooks read into facts; older payloads of Jira Server read leniently. */
@NullMarked
package dev.paydown.tools.jira;

import org.jspecify.annotations.NullMarked;
