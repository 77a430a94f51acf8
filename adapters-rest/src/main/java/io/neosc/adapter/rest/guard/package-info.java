/** Who is held up while signing in. */
@NullMarked
package io.neosc.adapter.rest.guard;

import org.jspecify.annotations.NullMarked;
