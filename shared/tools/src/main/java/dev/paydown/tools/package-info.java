/** One package per tool: verify a delivery, read it into facts, act on a move. JSON and HTTP. */
@NullMarked
package dev.paydown.tools;

import org.jspecify.annotations.NullMarked;
