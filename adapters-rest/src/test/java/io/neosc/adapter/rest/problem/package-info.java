/** Tests of what is inside this package. */
@NullMarked
package io.neosc.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
