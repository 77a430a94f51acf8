/** Tests of exports. */
@NullMarked
package io.neosc.application.audit.export;

import org.jspecify.annotations.NullMarked;
