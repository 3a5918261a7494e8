/**
 * The practice GitLab: one project with issues, merge requests, notes and links, behind its API.
 */
@NullMarked
package dev.paydown.local.practice.gitlab;

import org.jspecify.annotations.NullMarked;
