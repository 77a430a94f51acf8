/** The erasing of persons on the wire (AU-12). */
@NullMarked
package io.neosc.adapter.rest.erasure;

import org.jspecify.annotations.NullMarked;
