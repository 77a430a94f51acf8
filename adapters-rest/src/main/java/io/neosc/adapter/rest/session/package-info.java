/** A caller's own sessions. */
@NullMarked
package io.neosc.adapter.rest.session;

import org.jspecify.annotations.NullMarked;
