/** Tests and fixtures of accounts and sign-ins. */
@NullMarked
package io.neosc.domain.identity;

import org.jspecify.annotations.NullMarked;
