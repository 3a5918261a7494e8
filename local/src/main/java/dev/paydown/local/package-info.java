@NullMarked
package dev.paydown.local;

import org.jspecify.annotations.NullMarked;
