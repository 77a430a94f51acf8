/** Organizations, and how many belong to each. */
@NullMarked
package io.neosc.application.organization;

import org.jspecify.annotations.NullMarked;
