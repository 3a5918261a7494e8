/** What people write in an item's own text: why, done, owed, and links to other items. */
@NullMarked
package dev.paydown.tools.text;

import org.jspecify.annotations.NullMarked;
