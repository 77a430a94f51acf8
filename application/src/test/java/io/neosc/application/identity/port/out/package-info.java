/** Contracts of the ports of accounts and sign-ins. */
@NullMarked
package io.neosc.application.identity.port.out;

import org.jspecify.annotations.NullMarked;
