/** Three weeks of a small company's work, played through the front door with the clock moving. */
@NullMarked
package dev.paydown.local.demo;

import org.jspecify.annotations.NullMarked;
