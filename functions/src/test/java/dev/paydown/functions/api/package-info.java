@NullMarked
package dev.paydown.functions.api;

import org.jspecify.annotations.NullMarked;
