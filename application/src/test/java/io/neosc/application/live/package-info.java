/** Tests of the read model. */
@NullMarked
package io.neosc.application.live;

import org.jspecify.annotations.NullMarked;
