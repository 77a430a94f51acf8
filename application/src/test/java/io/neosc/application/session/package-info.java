/** Tests of launching, ending and reading sessions. */
@NullMarked
package io.neosc.application.session;

import org.jspecify.annotations.NullMarked;
