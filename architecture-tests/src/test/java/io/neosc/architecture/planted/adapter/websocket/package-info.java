/** Mirrors the real package of this name; what breaks a rule says so with {@code Breaks}. */
@NullMarked
package io.neosc.architecture.planted.adapter.websocket;

import org.jspecify.annotations.NullMarked;
