/** Contracts of the ports of sessions. */
@NullMarked
package io.neosc.application.session.port.out;

import org.jspecify.annotations.NullMarked;
