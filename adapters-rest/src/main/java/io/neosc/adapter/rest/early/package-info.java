/** What memory knows is answered before the framework's router looks at it (PE-1). */
@NullMarked
package io.neosc.adapter.rest.early;

import org.jspecify.annotations.NullMarked;
