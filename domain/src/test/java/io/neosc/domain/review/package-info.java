/** Tests of the weekly review. */
@NullMarked
package io.neosc.domain.review;

import org.jspecify.annotations.NullMarked;
