/** Bitbucket, Cloud and Data Center (once Server): its webhooks read. */
@NullMarked
package dev.paydown.tools.bitbucket;

import org.jspecify.annotations.NullMarked;
