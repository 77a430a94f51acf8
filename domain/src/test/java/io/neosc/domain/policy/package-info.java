/** Tests and fixtures of policies. */
@NullMarked
package io.neosc.domain.policy;

import org.jspecify.annotations.NullMarked;
