/** Tests of what the trail says. */
@NullMarked
package io.neosc.application.audit;

import org.jspecify.annotations.NullMarked;
