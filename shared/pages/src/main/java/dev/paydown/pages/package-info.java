/** What people see: mails and pages, each from a compiled, type-checked template. */
@NullMarked
package dev.paydown.pages;

import org.jspecify.annotations.NullMarked;
