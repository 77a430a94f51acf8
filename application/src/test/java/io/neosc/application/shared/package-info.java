/** Tests of what services share. */
@NullMarked
package io.neosc.application.shared;

import org.jspecify.annotations.NullMarked;
