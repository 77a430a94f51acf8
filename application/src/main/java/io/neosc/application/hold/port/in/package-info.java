/** What can be asked of legal holds. */
@NullMarked
package io.neosc.application.hold.port.in;

import org.jspecify.annotations.NullMarked;
