/** Locks. */
@NullMarked
package io.neosc.adapter.rest.lock;

import org.jspecify.annotations.NullMarked;
