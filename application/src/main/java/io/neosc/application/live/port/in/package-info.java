/** How the read model is fed and asked. */
@NullMarked
package io.neosc.application.live.port.in;

import org.jspecify.annotations.NullMarked;
