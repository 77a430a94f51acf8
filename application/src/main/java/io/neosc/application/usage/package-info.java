/** Telling how much workspaces are used. */
@NullMarked
package io.neosc.application.usage;

import org.jspecify.annotations.NullMarked;
