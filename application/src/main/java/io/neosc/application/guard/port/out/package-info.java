/** What the guard needs from outside. */
@NullMarked
package io.neosc.application.guard.port.out;

import org.jspecify.annotations.NullMarked;
