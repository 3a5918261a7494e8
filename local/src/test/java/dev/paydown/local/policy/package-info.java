/** What the code of each function can call, against what its role allows. */
@NullMarked
package dev.paydown.local.policy;

import org.jspecify.annotations.NullMarked;
