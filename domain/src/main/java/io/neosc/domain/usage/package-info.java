/** How much workspaces are used, and when that will be too much (WS-7). */
@NullMarked
package io.neosc.domain.usage;

import org.jspecify.annotations.NullMarked;
