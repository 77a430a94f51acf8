/** Tests of what is inside this package. */
@NullMarked
package io.neosc.adapter.rest.request;

import org.jspecify.annotations.NullMarked;
