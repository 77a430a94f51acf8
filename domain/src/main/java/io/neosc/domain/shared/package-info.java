/** What every aggregate, event and refusal has in common. */
@NullMarked
package io.neosc.domain.shared;

import org.jspecify.annotations.NullMarked;
