/** What can be asked about health. */
@NullMarked
package io.neosc.application.health.port.in;

import org.jspecify.annotations.NullMarked;
