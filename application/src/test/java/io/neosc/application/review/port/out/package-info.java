/** Contracts of the ports of the weekly review. */
@NullMarked
package io.neosc.application.review.port.out;

import org.jspecify.annotations.NullMarked;
