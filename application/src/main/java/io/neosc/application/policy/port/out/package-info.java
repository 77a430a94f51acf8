/** What policies need from outside. */
@NullMarked
package io.neosc.application.policy.port.out;

import org.jspecify.annotations.NullMarked;
