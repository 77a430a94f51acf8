/** Tests of policies. */
@NullMarked
package io.neosc.application.policy;

import org.jspecify.annotations.NullMarked;
