/** Workspaces, and launching and stopping in them. */
@NullMarked
package io.neosc.adapter.rest.workspace;

import org.jspecify.annotations.NullMarked;
