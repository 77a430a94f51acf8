/** Contracts of the ports of live changes. */
@NullMarked
package io.neosc.application.live.port.out;

import org.jspecify.annotations.NullMarked;
