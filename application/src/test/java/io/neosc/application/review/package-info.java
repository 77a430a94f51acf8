/** Tests of what the weekly review says. */
@NullMarked
package io.neosc.application.review;

import org.jspecify.annotations.NullMarked;
