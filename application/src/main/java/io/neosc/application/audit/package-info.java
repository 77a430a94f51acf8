/** From events to audit entries, and searching them. */
@NullMarked
package io.neosc.application.audit;

import org.jspecify.annotations.NullMarked;
