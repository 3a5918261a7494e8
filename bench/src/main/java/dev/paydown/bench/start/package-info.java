/** How long a function takes from the start of its process to its first answer. */
@org.jspecify.annotations.NullMarked
package dev.paydown.bench.start;
