/** Tests of the waits of who guesses. */
@NullMarked
package io.neosc.domain.guard;

import org.jspecify.annotations.NullMarked;
