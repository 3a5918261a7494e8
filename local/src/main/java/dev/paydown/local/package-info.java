/** The embedded run: the deployed functions on one machine, around a real DynamoDB. */
@NullMarked
package dev.paydown.local;

import org.jspecify.annotations.NullMarked;
