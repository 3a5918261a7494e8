/** Tests, against the real DynamoDB Local where there is a table. */
@NullMarked
package dev.paydown.aws.queue;

import org.jspecify.annotations.NullMarked;
