/** The one change stream of a node, from the stored documents to its memory. */
@NullMarked
package io.neosc.adapter.mongo.stream;

import org.jspecify.annotations.NullMarked;
