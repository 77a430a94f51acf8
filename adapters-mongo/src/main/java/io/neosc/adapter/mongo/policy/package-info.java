/** How policies are stored and found. */
@NullMarked
package io.neosc.adapter.mongo.policy;

import org.jspecify.annotations.NullMarked;
