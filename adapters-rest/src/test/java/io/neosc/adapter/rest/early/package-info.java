/** Tests of what is answered before the router. */
@NullMarked
package io.neosc.adapter.rest.early;

import org.jspecify.annotations.NullMarked;
