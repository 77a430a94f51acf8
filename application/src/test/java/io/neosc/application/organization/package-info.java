/** Tests of organizations. */
@NullMarked
package io.neosc.application.organization;

import org.jspecify.annotations.NullMarked;
