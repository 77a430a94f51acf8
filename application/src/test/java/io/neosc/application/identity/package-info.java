/** Tests of accounts and sign-ins. */
@NullMarked
package io.neosc.application.identity;

import org.jspecify.annotations.NullMarked;
