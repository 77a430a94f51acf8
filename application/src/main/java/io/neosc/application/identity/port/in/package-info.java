/** What can be asked of accounts and sign-ins. */
@NullMarked
package io.neosc.application.identity.port.in;

import org.jspecify.annotations.NullMarked;
