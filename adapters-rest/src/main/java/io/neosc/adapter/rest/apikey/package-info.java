/** Keys of machines. */
@NullMarked
package io.neosc.adapter.rest.apikey;

import org.jspecify.annotations.NullMarked;
