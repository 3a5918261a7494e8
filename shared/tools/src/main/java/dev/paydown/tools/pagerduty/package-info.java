/** PagerDuty: its webhooks of version 3 read into facts about incidents and their tasks. */
@NullMarked
package dev.paydown.tools.pagerduty;

import org.jspecify.annotations.NullMarked;
