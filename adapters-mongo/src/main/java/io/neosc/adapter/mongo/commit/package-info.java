/** The group-commit writer behind the one write door, and the stored audit chain. */
@NullMarked
package io.neosc.adapter.mongo.commit;

import org.jspecify.annotations.NullMarked;
