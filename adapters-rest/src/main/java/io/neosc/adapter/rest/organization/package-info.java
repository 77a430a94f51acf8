/** Organizations over HTTP. */
@NullMarked
package io.neosc.adapter.rest.organization;

import org.jspecify.annotations.NullMarked;
