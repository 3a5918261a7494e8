/** The queues that functions send to. */
@NullMarked
package dev.paydown.aws.queue;

import org.jspecify.annotations.NullMarked;
