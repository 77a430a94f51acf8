/** Where a week is read from. */
@NullMarked
package io.neosc.application.review.port.out;

import org.jspecify.annotations.NullMarked;
