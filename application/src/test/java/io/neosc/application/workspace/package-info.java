/** Tests of reading workspaces. */
@NullMarked
package io.neosc.application.workspace;

import org.jspecify.annotations.NullMarked;
