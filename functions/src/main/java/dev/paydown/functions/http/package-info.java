/** HTTP as the functions speak it: requests read, answers made, a broken world translated. */
@NullMarked
package dev.paydown.functions.http;

import org.jspecify.annotations.NullMarked;
