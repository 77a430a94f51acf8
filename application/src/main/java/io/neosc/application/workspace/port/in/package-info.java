/** What can be asked of workspaces. */
@NullMarked
package io.neosc.application.workspace.port.in;

import org.jspecify.annotations.NullMarked;
