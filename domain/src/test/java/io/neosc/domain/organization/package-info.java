/** Tests of organizations. */
@NullMarked
package io.neosc.domain.organization;

import org.jspecify.annotations.NullMarked;
