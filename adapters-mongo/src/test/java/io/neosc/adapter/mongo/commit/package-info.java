/** Tests of the write door against real servers, with faults. */
@NullMarked
package io.neosc.adapter.mongo.commit;

import org.jspecify.annotations.NullMarked;
