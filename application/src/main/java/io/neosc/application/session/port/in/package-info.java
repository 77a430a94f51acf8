/** What can be asked of sessions. */
@NullMarked
package io.neosc.application.session.port.in;

import org.jspecify.annotations.NullMarked;
