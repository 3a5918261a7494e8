/**
 * The dashboard: pages for people who signed in with a mailed code. What shows cannot write; what
 * signs in writes codes, sessions and feeds, and nothing else.
 */
@NullMarked
package dev.paydown.functions.dashboard;

import org.jspecify.annotations.NullMarked;
