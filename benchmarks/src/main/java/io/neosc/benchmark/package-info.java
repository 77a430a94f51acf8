/** Measures the write path. */
@NullMarked
package io.neosc.benchmark;

import org.jspecify.annotations.NullMarked;
