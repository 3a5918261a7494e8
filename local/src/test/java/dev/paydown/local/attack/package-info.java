/** What somebody tries who means harm, at every route. */
@NullMarked
package dev.paydown.local.attack;

import org.jspecify.annotations.NullMarked;
