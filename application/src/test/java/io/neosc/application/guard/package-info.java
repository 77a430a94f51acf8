/** Tests of what holds up who guesses. */
@NullMarked
package io.neosc.application.guard;

import org.jspecify.annotations.NullMarked;
