/** Trello: its webhooks read into facts about cards, their check items and their comments. */
@NullMarked
package dev.paydown.tools.trello;

import org.jspecify.annotations.NullMarked;
