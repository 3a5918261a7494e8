/** Plans in files: read as work events, forecast without a workspace. */
@NullMarked
package dev.paydown.local.plan;

import org.jspecify.annotations.NullMarked;
