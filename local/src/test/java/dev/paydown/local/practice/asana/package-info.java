/** A stand-in for Asana: for tests. */
@NullMarked
package dev.paydown.local.practice.asana;

import org.jspecify.annotations.NullMarked;
