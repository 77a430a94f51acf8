/** Doors that an admin shuts for a while: who or what may not use the product now, and why. */
@NullMarked
package io.neosc.domain.lock;

import org.jspecify.annotations.NullMarked;
