/** What NeoSC keeps in MongoDB. */
@NullMarked
package io.neosc.adapter.mongo;

import org.jspecify.annotations.NullMarked;
