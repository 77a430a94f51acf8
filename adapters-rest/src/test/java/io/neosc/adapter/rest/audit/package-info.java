/** Tests of the trail on the wire. */
@NullMarked
package io.neosc.adapter.rest.audit;

import org.jspecify.annotations.NullMarked;
