/** Organizations: what accounts belong to. */
@NullMarked
package io.neosc.domain.organization;

import org.jspecify.annotations.NullMarked;
