@NullMarked
package dev.paydown.functions.notify;

import org.jspecify.annotations.NullMarked;
