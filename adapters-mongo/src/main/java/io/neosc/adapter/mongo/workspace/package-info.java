/** How workspaces are stored and found. */
@NullMarked
package io.neosc.adapter.mongo.workspace;

import org.jspecify.annotations.NullMarked;
