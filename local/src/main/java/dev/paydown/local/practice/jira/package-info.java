/**
 * The practice Jira: one project with issues, a workflow, comments and links, behind a REST API.
 */
@NullMarked
package dev.paydown.local.practice.jira;

import org.jspecify.annotations.NullMarked;
