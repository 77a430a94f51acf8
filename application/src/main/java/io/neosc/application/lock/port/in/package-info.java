/** What can be asked of locks. */
@NullMarked
package io.neosc.application.lock.port.in;

import org.jspecify.annotations.NullMarked;
