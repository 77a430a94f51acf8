/** Exports of the audit trail that prove themselves, made and verified (AU-10, ADR 015). */
@NullMarked
package io.neosc.application.audit.export;

import org.jspecify.annotations.NullMarked;
