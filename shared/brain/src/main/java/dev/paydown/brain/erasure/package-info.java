/** A person is forgotten: what names them, and what stands in its place from then on. */
@NullMarked
package dev.paydown.brain.erasure;

import org.jspecify.annotations.NullMarked;
