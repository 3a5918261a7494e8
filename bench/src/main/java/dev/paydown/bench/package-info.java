@NullMarked
package dev.paydown.bench;

import org.jspecify.annotations.NullMarked;
