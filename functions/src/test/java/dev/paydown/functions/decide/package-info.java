@NullMarked
package dev.paydown.functions.decide;

import org.jspecify.annotations.NullMarked;
