/** Building blocks that every aggregate uses: identity, events, refusals, bounded counts. */
@NullMarked
package io.neosc.domain.shared;

import org.jspecify.annotations.NullMarked;
