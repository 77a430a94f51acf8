/** The in-memory read model that the change stream keeps, and the live stream's source. */
@NullMarked
package io.neosc.application.live;

import org.jspecify.annotations.NullMarked;
