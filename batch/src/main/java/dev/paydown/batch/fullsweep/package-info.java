/** Every workspace, whether anything is due in it or not. */
@NullMarked
package dev.paydown.batch.fullsweep;

import org.jspecify.annotations.NullMarked;
