/** monday.com: the webhooks of its boards read into facts about items. */
@NullMarked
package dev.paydown.tools.monday;

import org.jspecify.annotations.NullMarked;
