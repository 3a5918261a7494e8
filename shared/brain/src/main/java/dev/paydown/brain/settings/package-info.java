/** What a workspace has chosen: calendar, terms, tariff, people. */
@NullMarked
package dev.paydown.brain.settings;

import org.jspecify.annotations.NullMarked;
