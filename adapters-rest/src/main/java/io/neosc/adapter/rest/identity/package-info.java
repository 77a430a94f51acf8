/** Registration, sign-in and sign-out. */
@NullMarked
package io.neosc.adapter.rest.identity;

import org.jspecify.annotations.NullMarked;
