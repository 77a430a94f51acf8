/** Contracts of the ports of policies. */
@NullMarked
package io.neosc.application.policy.port.out;

import org.jspecify.annotations.NullMarked;
