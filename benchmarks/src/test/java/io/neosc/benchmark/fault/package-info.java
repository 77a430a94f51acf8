/** Tests of what judges the product. */
@NullMarked
package io.neosc.benchmark.fault;

import org.jspecify.annotations.NullMarked;
