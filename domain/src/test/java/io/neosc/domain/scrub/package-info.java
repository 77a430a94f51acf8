/** Tests and planted secrets. */
@NullMarked
package io.neosc.domain.scrub;

import org.jspecify.annotations.NullMarked;
