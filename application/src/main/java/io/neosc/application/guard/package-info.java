/** Holds up who guesses passwords, and shows whom. */
@NullMarked
package io.neosc.application.guard;

import org.jspecify.annotations.NullMarked;
