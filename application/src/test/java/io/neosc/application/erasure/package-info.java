/** Tests of erasing. */
@NullMarked
package io.neosc.application.erasure;

import org.jspecify.annotations.NullMarked;
