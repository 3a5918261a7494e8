@NullMarked
package dev.paydown.batch;

import org.jspecify.annotations.NullMarked;
