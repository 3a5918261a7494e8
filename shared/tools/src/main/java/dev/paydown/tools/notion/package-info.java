/** Notion: its webhooks, which tell ids only, the readings that complete them, and moves. */
@NullMarked
package dev.paydown.tools.notion;

import org.jspecify.annotations.NullMarked;
