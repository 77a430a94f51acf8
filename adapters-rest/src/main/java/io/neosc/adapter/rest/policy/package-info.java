/** Policies, and switching them. */
@NullMarked
package io.neosc.adapter.rest.policy;

import org.jspecify.annotations.NullMarked;
