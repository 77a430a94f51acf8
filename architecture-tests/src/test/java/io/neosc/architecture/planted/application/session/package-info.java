/** Mirrors the real package of this name; what breaks a rule says so with {@code Breaks}. */
@NullMarked
package io.neosc.architecture.planted.application.session;

import org.jspecify.annotations.NullMarked;
