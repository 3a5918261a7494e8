/**
 * The practice GitHub: one organization with repositories, issues, pull requests, milestones and a
 * project, behind a REST API, the few GraphQL documents of the connector, and webhooks.
 */
@NullMarked
package dev.paydown.local.practice.github;

import org.jspecify.annotations.NullMarked;
