@NullMarked
package dev.paydown.functions.advance;

import org.jspecify.annotations.NullMarked;
