/** Who is calling: signed access tokens, and the sign-in behind each of them. */
@NullMarked
package io.neosc.adapter.rest.security;

import org.jspecify.annotations.NullMarked;
