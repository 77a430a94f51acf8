/** How values look in JSON, and how JSON from outside is read: strictly, field by field. */
@NullMarked
package io.neosc.adapter.rest.wire;

import org.jspecify.annotations.NullMarked;
