/** Requests that a client named, so that it can repeat them without fear. */
@NullMarked
package io.neosc.adapter.rest.idempotency;

import org.jspecify.annotations.NullMarked;
