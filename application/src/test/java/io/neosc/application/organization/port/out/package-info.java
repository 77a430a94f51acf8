/** The contract of organizations' ports. */
@NullMarked
package io.neosc.application.organization.port.out;

import org.jspecify.annotations.NullMarked;
