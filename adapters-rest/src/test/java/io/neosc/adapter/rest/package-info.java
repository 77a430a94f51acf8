/** The HTTP door on an embedded server, over services on in-memory fakes. */
@NullMarked
package io.neosc.adapter.rest;

import org.jspecify.annotations.NullMarked;
