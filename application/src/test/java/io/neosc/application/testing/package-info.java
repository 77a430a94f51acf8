/** In-memory fakes under the same contracts as the adapters, and a clock that tests move. */
@NullMarked
package io.neosc.application.testing;

import org.jspecify.annotations.NullMarked;
