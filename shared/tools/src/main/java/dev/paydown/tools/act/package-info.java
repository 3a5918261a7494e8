/** What every connector that acts shares: looking, writing once, and looking again. */
@NullMarked
package dev.paydown.tools.act;

import org.jspecify.annotations.NullMarked;
