/** An embedded server over services on in-memory fakes, and a client that asks it. */
@NullMarked
package io.neosc.adapter.rest.testing;

import org.jspecify.annotations.NullMarked;
