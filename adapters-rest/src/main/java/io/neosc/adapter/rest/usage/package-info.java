/** How much workspaces are used. */
@NullMarked
package io.neosc.adapter.rest.usage;

import org.jspecify.annotations.NullMarked;
