/** Where their use is read from. */
@NullMarked
package io.neosc.application.usage.port.out;

import org.jspecify.annotations.NullMarked;
