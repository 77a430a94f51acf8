/** Tests and fixtures of workspaces. */
@NullMarked
package io.neosc.domain.workspace;

import org.jspecify.annotations.NullMarked;
