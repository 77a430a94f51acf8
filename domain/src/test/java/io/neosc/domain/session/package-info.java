/** Tests and fixtures of sessions. */
@NullMarked
package io.neosc.domain.session;

import org.jspecify.annotations.NullMarked;
