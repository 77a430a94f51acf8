/** Tests of the first start. */
@NullMarked
package io.neosc.application.setup;

import org.jspecify.annotations.NullMarked;
