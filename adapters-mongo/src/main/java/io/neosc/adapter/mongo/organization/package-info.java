/** How organizations are stored and found. */
@NullMarked
package io.neosc.adapter.mongo.organization;

import org.jspecify.annotations.NullMarked;
