/** The whole loop over HTTP, as its users meet it: real handlers, real DynamoDB Local. */
@NullMarked
package dev.paydown.local.loop;

import org.jspecify.annotations.NullMarked;
