/** Azure DevOps: its service hooks about work items and pull requests read. */
@NullMarked
package dev.paydown.tools.azuredevops;

import org.jspecify.annotations.NullMarked;
