@NullMarked
package dev.paydown.tools;

import org.jspecify.annotations.NullMarked;
