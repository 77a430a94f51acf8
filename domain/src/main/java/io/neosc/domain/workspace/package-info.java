/** Things that can be launched and the limits under which they may be. */
@NullMarked
package io.neosc.domain.workspace;

import org.jspecify.annotations.NullMarked;
