/** How accounts and sign-ins are stored and found. */
@NullMarked
package io.neosc.adapter.mongo.identity;

import org.jspecify.annotations.NullMarked;
