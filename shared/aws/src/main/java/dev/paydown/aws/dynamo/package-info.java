/** The one DynamoDB table that keeps everything, behind the ports of the brain. */
@NullMarked
package dev.paydown.aws.dynamo;

import org.jspecify.annotations.NullMarked;
