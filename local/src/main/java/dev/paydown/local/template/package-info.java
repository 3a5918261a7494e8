/** What template.yaml says, as far as the embedded run needs it. */
@NullMarked
package dev.paydown.local.template;

import org.jspecify.annotations.NullMarked;
