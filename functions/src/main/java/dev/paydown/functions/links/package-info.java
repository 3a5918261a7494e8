/** What a magic link is made of and how it stands now. */
@NullMarked
package dev.paydown.functions.links;

import org.jspecify.annotations.NullMarked;
