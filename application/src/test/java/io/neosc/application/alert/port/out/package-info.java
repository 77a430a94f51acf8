/** Contracts of the ports of alerts. */
@NullMarked
package io.neosc.application.alert.port.out;

import org.jspecify.annotations.NullMarked;
