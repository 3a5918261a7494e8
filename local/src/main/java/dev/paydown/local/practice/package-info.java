/**
 * Practice tools: stand-ins with real state that answer as the vendor's API does and post back the
 * webhooks that it would. For the demo and for tests; never deployed.
 */
@NullMarked
package dev.paydown.local.practice;

import org.jspecify.annotations.NullMarked;
