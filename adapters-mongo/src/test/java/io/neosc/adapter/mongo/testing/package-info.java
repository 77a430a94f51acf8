/** What the tests of this adapter share: a context on a fresh database, the fullest states. */
@NullMarked
package io.neosc.adapter.mongo.testing;

import org.jspecify.annotations.NullMarked;
