/** How sessions are stored and found. */
@NullMarked
package io.neosc.adapter.mongo.session;

import org.jspecify.annotations.NullMarked;
