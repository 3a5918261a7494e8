@NullMarked
package dev.paydown.functions.publish;

import org.jspecify.annotations.NullMarked;
