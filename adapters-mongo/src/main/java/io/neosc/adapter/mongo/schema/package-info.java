/** Collections, indexes and migrations, declared in one place and brought about at start. */
@NullMarked
package io.neosc.adapter.mongo.schema;

import org.jspecify.annotations.NullMarked;
