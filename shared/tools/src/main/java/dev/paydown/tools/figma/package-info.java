/** Figma: its webhooks of version 2 read into facts about designs and the comments on them. */
@NullMarked
package dev.paydown.tools.figma;

import org.jspecify.annotations.NullMarked;
