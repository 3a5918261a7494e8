/** How connection secrets are sealed, and where the key to them is. */
@NullMarked
package dev.paydown.aws.secrets;

import org.jspecify.annotations.NullMarked;
