/** Tests of the package of this name. */
@NullMarked
package io.neosc.adapter.rest.limit;

import org.jspecify.annotations.NullMarked;
