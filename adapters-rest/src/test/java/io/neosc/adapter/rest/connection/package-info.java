/** Tests of the package of this name. */
@NullMarked
package io.neosc.adapter.rest.connection;

import org.jspecify.annotations.NullMarked;
