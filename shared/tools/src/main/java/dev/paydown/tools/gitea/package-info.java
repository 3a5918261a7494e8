/** Gitea and Forgejo: webhooks and readings become facts, moves become requests. */
@NullMarked
package dev.paydown.tools.gitea;

import org.jspecify.annotations.NullMarked;
