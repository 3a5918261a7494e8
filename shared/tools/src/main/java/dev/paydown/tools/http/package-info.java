/** Requests that leave Paydown: where they may go, how long they may take, how they ended. */
@NullMarked
package dev.paydown.tools.http;

import org.jspecify.annotations.NullMarked;
