@NullMarked
package dev.paydown.aws;

import org.jspecify.annotations.NullMarked;
