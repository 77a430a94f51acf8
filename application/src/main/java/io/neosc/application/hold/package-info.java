/** Legal holds, placed and lifted (AU-11). */
@NullMarked
package io.neosc.application.hold;

import org.jspecify.annotations.NullMarked;
