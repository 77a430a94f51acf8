/** Tests and fixtures of the audit trail. */
@NullMarked
package io.neosc.domain.audit;

import org.jspecify.annotations.NullMarked;
