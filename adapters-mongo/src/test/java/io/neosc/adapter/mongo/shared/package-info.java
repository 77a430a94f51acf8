/** Tests of what the adapter's packages share. */
@NullMarked
package io.neosc.adapter.mongo.shared;

import org.jspecify.annotations.NullMarked;
