/** Mail through SES. */
@NullMarked
package dev.paydown.aws.mail;

import org.jspecify.annotations.NullMarked;
