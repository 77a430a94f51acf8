/** What a first start puts into an empty database. */
@NullMarked
package io.neosc.application.setup;

import org.jspecify.annotations.NullMarked;
