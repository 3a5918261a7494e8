@NullMarked
package dev.paydown.functions.links;

import org.jspecify.annotations.NullMarked;
