@NullMarked
package dev.paydown.brain.settings;

import org.jspecify.annotations.NullMarked;
