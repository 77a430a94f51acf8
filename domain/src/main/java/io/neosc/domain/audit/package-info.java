/** The audit trail as a hash chain: entries, their canonical form, the log that chains them. */
@NullMarked
package io.neosc.domain.audit;

import org.jspecify.annotations.NullMarked;
