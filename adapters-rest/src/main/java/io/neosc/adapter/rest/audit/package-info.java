/** Searching the audit trail. */
@NullMarked
package io.neosc.adapter.rest.audit;

import org.jspecify.annotations.NullMarked;
