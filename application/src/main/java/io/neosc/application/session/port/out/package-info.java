/** What sessions need from outside. */
@NullMarked
package io.neosc.application.session.port.out;

import org.jspecify.annotations.NullMarked;
