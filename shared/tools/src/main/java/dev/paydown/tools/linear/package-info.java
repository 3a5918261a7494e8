/** Linear: its webhooks read into facts, its GraphQL API for what they leave out and for moves. */
@NullMarked
package dev.paydown.tools.linear;

import org.jspecify.annotations.NullMarked;
