/** What can be asked of a first start. */
@NullMarked
package io.neosc.application.setup.port.in;

import org.jspecify.annotations.NullMarked;
