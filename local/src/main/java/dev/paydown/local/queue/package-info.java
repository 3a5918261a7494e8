/** Queues kept as files: redelivery, order within a group, dead letters. */
@NullMarked
package dev.paydown.local.queue;

import org.jspecify.annotations.NullMarked;
