/** What can be asked of organizations. */
@NullMarked
package io.neosc.application.organization.port.in;

import org.jspecify.annotations.NullMarked;
