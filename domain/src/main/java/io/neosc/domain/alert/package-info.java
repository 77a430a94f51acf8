/** Occurrences of a rule for one subject, from firing to resolution. */
@NullMarked
package io.neosc.domain.alert;

import org.jspecify.annotations.NullMarked;
