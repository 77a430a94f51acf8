/** Tests of accounts on several nodes. */
@NullMarked
package io.neosc.adapter.mongo.identity;

import org.jspecify.annotations.NullMarked;
