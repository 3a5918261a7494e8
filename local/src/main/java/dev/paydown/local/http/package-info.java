/** The front door: HTTP in, function or mount, HTTP out. */
@NullMarked
package dev.paydown.local.http;

import org.jspecify.annotations.NullMarked;
