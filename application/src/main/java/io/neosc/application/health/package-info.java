/** How this node and what it needs is. */
@NullMarked
package io.neosc.application.health;

import org.jspecify.annotations.NullMarked;
