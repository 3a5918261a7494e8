/** Notion: its webhooks, which tell ids only, and the readings that complete them. */
@NullMarked
package dev.paydown.tools.notion;

import org.jspecify.annotations.NullMarked;
