/** Tests of erasing. */
@NullMarked
package io.neosc.domain.erasure;

import org.jspecify.annotations.NullMarked;
