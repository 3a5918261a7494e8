@NullMarked
package dev.paydown.functions.execute;

import org.jspecify.annotations.NullMarked;
