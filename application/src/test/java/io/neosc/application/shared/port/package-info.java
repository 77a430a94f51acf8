/** The contract of the write door. */
@NullMarked
package io.neosc.application.shared.port;

import org.jspecify.annotations.NullMarked;
