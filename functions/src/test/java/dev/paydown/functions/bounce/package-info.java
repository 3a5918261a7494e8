@NullMarked
package dev.paydown.functions.bounce;

import org.jspecify.annotations.NullMarked;
