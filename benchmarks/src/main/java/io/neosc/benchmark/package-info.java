/** Measures what the product promises to be quick at, against the floor. */
@NullMarked
package io.neosc.benchmark;

import org.jspecify.annotations.NullMarked;
