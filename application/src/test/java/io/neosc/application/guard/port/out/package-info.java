/** Tests of what holds up who guesses. */
@NullMarked
package io.neosc.application.guard.port.out;

import org.jspecify.annotations.NullMarked;
