/** Tests of what is inside this package. */
@NullMarked
package io.neosc.adapter.rest.wire;

import org.jspecify.annotations.NullMarked;
