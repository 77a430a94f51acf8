/** What left the trail for the archive. */
@NullMarked
package io.neosc.adapter.mongo.archive;

import org.jspecify.annotations.NullMarked;
