/** The erasing of persons: asked for, licensed in the trail, and done step by step (AU-12). */
@NullMarked
package io.neosc.application.erasure;

import org.jspecify.annotations.NullMarked;
