/** What can be asked of their use. */
@NullMarked
package io.neosc.application.usage.port.in;

import org.jspecify.annotations.NullMarked;
