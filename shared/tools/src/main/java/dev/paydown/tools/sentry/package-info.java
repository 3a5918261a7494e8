/** Sentry: the webhooks of its integration platform read into facts about issues. */
@NullMarked
package dev.paydown.tools.sentry;

import org.jspecify.annotations.NullMarked;
