/** The practice Trello: one board with lists, cards, members and comments, behind its REST API. */
@NullMarked
package dev.paydown.local.practice.trello;

import org.jspecify.annotations.NullMarked;
