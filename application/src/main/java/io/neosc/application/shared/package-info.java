/** What several features need to do their work. */
@NullMarked
package io.neosc.application.shared;

import org.jspecify.annotations.NullMarked;
