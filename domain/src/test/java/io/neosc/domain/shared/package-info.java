/** Tests of what all aggregates share, and the ids and times of all fixtures. */
@NullMarked
package io.neosc.domain.shared;

import org.jspecify.annotations.NullMarked;
