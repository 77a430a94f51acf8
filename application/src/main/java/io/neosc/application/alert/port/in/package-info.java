/** What can be asked of alerts. */
@NullMarked
package io.neosc.application.alert.port.in;

import org.jspecify.annotations.NullMarked;
