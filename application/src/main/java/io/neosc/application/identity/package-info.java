/** Accounts, sign-in and who a caller is. */
@NullMarked
package io.neosc.application.identity;

import org.jspecify.annotations.NullMarked;
