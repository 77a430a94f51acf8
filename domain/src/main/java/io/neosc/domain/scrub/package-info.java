/**
 * Takes secrets out of text before it leaves the process (OB-7). It stands in the domain, on
 * nothing but the JDK, because every layer and every adapter may use what stands there.
 */
@NullMarked
package io.neosc.domain.scrub;

import org.jspecify.annotations.NullMarked;
