/** Legal holds. */
@NullMarked
package io.neosc.domain.hold;

import org.jspecify.annotations.NullMarked;
