/** What can be asked of blocks. */
@NullMarked
package io.neosc.application.guard.port.in;

import org.jspecify.annotations.NullMarked;
