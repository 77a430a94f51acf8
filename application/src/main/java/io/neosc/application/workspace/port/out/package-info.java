/** What workspaces need from outside. */
@NullMarked
package io.neosc.application.workspace.port.out;

import org.jspecify.annotations.NullMarked;
