/**
 * What is told of the work while it is done: one line of JSON for each event, and metrics in it.
 */
@NullMarked
package dev.paydown.aws.log;

import org.jspecify.annotations.NullMarked;
