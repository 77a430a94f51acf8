/** How the use of workspaces is read. */
@NullMarked
package io.neosc.adapter.mongo.usage;

import org.jspecify.annotations.NullMarked;
