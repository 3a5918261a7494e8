/**
 * The dashboard: pages to look at and never to decide on, from compiled templates, usable without a
 * script. Charts stand beside the table of their figures.
 */
@NullMarked
package dev.paydown.pages.dashboard;

import org.jspecify.annotations.NullMarked;
