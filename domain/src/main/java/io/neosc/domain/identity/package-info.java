/** Accounts, who may do what, and the sign-ins by which callers are known. */
@NullMarked
package io.neosc.domain.identity;

import org.jspecify.annotations.NullMarked;
