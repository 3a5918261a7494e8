@NullMarked
package dev.paydown.functions.dashboard;

import org.jspecify.annotations.NullMarked;
