/** What can be asked of policies. */
@NullMarked
package io.neosc.application.policy.port.in;

import org.jspecify.annotations.NullMarked;
