@NullMarked
package dev.paydown.functions;

import org.jspecify.annotations.NullMarked;
