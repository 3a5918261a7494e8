@NullMarked
package dev.paydown.aws.log;

import org.jspecify.annotations.NullMarked;
