/** Where live changes go. */
@NullMarked
package io.neosc.application.live.port.out;

import org.jspecify.annotations.NullMarked;
