/** How counts of sign-in attempts are stored. */
@NullMarked
package io.neosc.adapter.mongo.guard;

import org.jspecify.annotations.NullMarked;
