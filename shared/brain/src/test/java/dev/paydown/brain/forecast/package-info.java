@NullMarked
package dev.paydown.brain.forecast;

import org.jspecify.annotations.NullMarked;
