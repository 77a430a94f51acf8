/** The weekly review of the audit trail, for programs and to print. */
@NullMarked
package io.neosc.adapter.rest.review;

import org.jspecify.annotations.NullMarked;
