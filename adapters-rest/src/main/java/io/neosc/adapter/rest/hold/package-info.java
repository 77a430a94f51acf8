/** Legal holds. */
@NullMarked
package io.neosc.adapter.rest.hold;

import org.jspecify.annotations.NullMarked;
