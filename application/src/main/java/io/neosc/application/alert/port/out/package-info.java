/** What alerts need from outside. */
@NullMarked
package io.neosc.application.alert.port.out;

import org.jspecify.annotations.NullMarked;
