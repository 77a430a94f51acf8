/** The names that clients gave to their requests, and what was answered. */
@NullMarked
package io.neosc.adapter.mongo.idempotency;

import org.jspecify.annotations.NullMarked;
