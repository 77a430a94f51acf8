/** Contracts of the ports of the audit trail. */
@NullMarked
package io.neosc.application.audit.port.out;

import org.jspecify.annotations.NullMarked;
