/** Tests of the change stream on real servers. */
@NullMarked
package io.neosc.adapter.mongo.stream;

import org.jspecify.annotations.NullMarked;
