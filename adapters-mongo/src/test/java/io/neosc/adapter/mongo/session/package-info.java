/** Tests of stored sessions. */
@NullMarked
package io.neosc.adapter.mongo.session;

import org.jspecify.annotations.NullMarked;
