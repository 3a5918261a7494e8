/** The practice Notion: a workspace of three small databases, behind its REST API. */
@NullMarked
package dev.paydown.local.practice.notion;

import org.jspecify.annotations.NullMarked;
