/** Small files that survive the end of this process at any moment. */
@NullMarked
package dev.paydown.local.disk;

import org.jspecify.annotations.NullMarked;
