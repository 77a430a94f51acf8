/** What organizations need from outside. */
@NullMarked
package io.neosc.application.organization.port.out;

import org.jspecify.annotations.NullMarked;
