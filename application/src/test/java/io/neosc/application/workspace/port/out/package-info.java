/** Contracts of the ports of workspaces. */
@NullMarked
package io.neosc.application.workspace.port.out;

import org.jspecify.annotations.NullMarked;
