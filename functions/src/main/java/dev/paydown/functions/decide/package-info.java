/** Takes a person's answer to a proposal, once. */
@NullMarked
package dev.paydown.functions.decide;

import org.jspecify.annotations.NullMarked;
