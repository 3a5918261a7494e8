@NullMarked
package dev.paydown.brain;

import org.jspecify.annotations.NullMarked;
