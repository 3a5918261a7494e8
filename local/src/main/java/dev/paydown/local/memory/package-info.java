/** DynamoDB in memory, for stories and simulations that a real one would take too long for. */
@NullMarked
package dev.paydown.local.memory;

import org.jspecify.annotations.NullMarked;
