/** Tests of the page of the weekly review. */
@NullMarked
package io.neosc.adapter.rest.review;

import org.jspecify.annotations.NullMarked;
