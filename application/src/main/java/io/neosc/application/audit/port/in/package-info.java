/** What can be asked of the audit trail. */
@NullMarked
package io.neosc.application.audit.port.in;

import org.jspecify.annotations.NullMarked;
