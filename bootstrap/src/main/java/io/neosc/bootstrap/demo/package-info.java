/** People and a guide for {@code neosc demo}. */
@NullMarked
package io.neosc.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
