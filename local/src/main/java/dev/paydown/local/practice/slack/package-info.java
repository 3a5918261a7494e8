/** The practice Slack: channels with threads and reactions, behind its Web API. */
@NullMarked
package dev.paydown.local.practice.slack;

import org.jspecify.annotations.NullMarked;
