/** Tests of exports. */
@NullMarked
package io.neosc.domain.audit.export;

import org.jspecify.annotations.NullMarked;
