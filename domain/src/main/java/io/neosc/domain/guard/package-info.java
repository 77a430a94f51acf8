/** How long who guesses passwords has to wait. */
@NullMarked
package io.neosc.domain.guard;

import org.jspecify.annotations.NullMarked;
