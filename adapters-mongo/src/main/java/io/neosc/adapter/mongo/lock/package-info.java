/** How locks are stored. */
@NullMarked
package io.neosc.adapter.mongo.lock;

import org.jspecify.annotations.NullMarked;
