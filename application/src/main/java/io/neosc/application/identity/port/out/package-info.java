/** What accounts and sign-ins need from outside. */
@NullMarked
package io.neosc.application.identity.port.out;

import org.jspecify.annotations.NullMarked;
