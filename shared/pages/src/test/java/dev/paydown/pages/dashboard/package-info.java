@NullMarked
package dev.paydown.pages.dashboard;

import org.jspecify.annotations.NullMarked;
