/** Tests of usage and forecast. */
@NullMarked
package io.neosc.domain.usage;

import org.jspecify.annotations.NullMarked;
