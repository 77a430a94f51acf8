/** The audit trail as files for others: formats, and the proof at their end (AU-10, ADR 015). */
@NullMarked
package io.neosc.domain.audit.export;

import org.jspecify.annotations.NullMarked;
