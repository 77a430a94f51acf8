/** Named rule sets with typed controls that can be switched on and off. */
@NullMarked
package io.neosc.domain.policy;

import org.jspecify.annotations.NullMarked;
