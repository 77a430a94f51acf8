/** Reviewing a week of the trail (AU-15). */
@NullMarked
package io.neosc.application.review;

import org.jspecify.annotations.NullMarked;
