/** Tests of what is inside this package. */
@NullMarked
package io.neosc.adapter.rest.security;

import org.jspecify.annotations.NullMarked;
