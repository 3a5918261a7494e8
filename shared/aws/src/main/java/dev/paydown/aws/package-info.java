/** The store, mail, bus, queues and secrets of a deployment, behind the ports the brain names. */
@NullMarked
package dev.paydown.aws;

import org.jspecify.annotations.NullMarked;
