/** Makes confirmed moves in the real tools, once each. */
@NullMarked
package dev.paydown.functions.execute;

import org.jspecify.annotations.NullMarked;
