/** Legal holds on a real MongoDB. */
@NullMarked
package io.neosc.adapter.mongo.hold;

import org.jspecify.annotations.NullMarked;
