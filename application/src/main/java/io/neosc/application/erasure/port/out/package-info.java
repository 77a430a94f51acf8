/** What erasing needs from outside. */
@NullMarked
package io.neosc.application.erasure.port.out;

import org.jspecify.annotations.NullMarked;
