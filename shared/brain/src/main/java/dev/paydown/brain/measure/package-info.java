/** What became of what was decided, started and handed over: by week, quarter and seam. */
@NullMarked
package dev.paydown.brain.measure;

import org.jspecify.annotations.NullMarked;
