/** What the audit trail needs from outside. */
@NullMarked
package io.neosc.application.audit.port.out;

import org.jspecify.annotations.NullMarked;
