/** Tests of how the use of workspaces is read. */
@NullMarked
package io.neosc.adapter.mongo.usage;

import org.jspecify.annotations.NullMarked;
