/** Tests of collections, indexes, plans of queries and migrations. */
@NullMarked
package io.neosc.adapter.mongo.schema;

import org.jspecify.annotations.NullMarked;
