/** DynamoDB Local as a child process: fetched by the user's own Maven, never on a class path. */
@NullMarked
package dev.paydown.local.dynamodb;

import org.jspecify.annotations.NullMarked;
