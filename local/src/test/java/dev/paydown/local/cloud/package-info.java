/** The run over a cloud's own table, streams, bus, rules, queues and mail. */
@NullMarked
package dev.paydown.local.cloud;

import org.jspecify.annotations.NullMarked;
