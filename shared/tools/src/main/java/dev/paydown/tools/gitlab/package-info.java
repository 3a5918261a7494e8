/** GitLab: its webhooks read, moves made through its REST API. */
@NullMarked
package dev.paydown.tools.gitlab;

import org.jspecify.annotations.NullMarked;
