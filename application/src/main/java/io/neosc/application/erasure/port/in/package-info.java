/** What can be asked of erasing. */
@NullMarked
package io.neosc.application.erasure.port.in;

import org.jspecify.annotations.NullMarked;
