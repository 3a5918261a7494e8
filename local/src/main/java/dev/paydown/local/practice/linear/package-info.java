/** The practice Linear: issues, projects, comments and relations behind a GraphQL API. */
@NullMarked
package dev.paydown.local.practice.linear;

import org.jspecify.annotations.NullMarked;
