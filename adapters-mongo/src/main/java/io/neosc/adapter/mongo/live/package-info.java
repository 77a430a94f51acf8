/** How socket tickets are stored. */
@NullMarked
package io.neosc.adapter.mongo.live;

import org.jspecify.annotations.NullMarked;
