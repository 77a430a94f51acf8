/** Tests of what judges the product. */
@NullMarked
package io.neosc.fault;

import org.jspecify.annotations.NullMarked;
